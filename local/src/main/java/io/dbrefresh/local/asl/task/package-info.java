/** What a Task state can call: one file for each integration. */
@NullMarked
package io.dbrefresh.local.asl.task;

import org.jspecify.annotations.NullMarked;
