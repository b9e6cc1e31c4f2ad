/** Schedules of refresh files: EventBridge Scheduler's, and the objects that they refer to. */
@NullMarked
package io.dbrefresh.launcher.schedule;

import org.jspecify.annotations.NullMarked;
