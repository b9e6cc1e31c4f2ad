/** What goes wrong in a state, by the States Language's error names. */
@NullMarked
package io.dbrefresh.local.asl.failure;

import org.jspecify.annotations.NullMarked;
