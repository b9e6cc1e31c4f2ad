/** Operations bound to methods, paths, parameters and headers: "REST XML" (S3) and "REST JSON". */
@NullMarked
package io.dbrefresh.local.face.rest;

import org.jspecify.annotations.NullMarked;
