/** How data gets into a state and out of it: input, arguments, result, output and variables. */
@NullMarked
package io.dbrefresh.local.asl.flow;

import org.jspecify.annotations.NullMarked;
