/** JSONPath as the States Language has it: paths, reference paths and payload templates. */
@NullMarked
package io.dbrefresh.local.asl.path;

import org.jspecify.annotations.NullMarked;
