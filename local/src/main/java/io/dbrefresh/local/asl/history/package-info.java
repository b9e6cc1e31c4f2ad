/** The events that an execution records. */
@NullMarked
package io.dbrefresh.local.asl.history;

import org.jspecify.annotations.NullMarked;
