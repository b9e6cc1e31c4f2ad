/** The region served to AWS clients over HTTP: the port, and which service a request is for. */
@NullMarked
package io.dbrefresh.local.face;

import org.jspecify.annotations.NullMarked;
