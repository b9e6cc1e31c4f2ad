/** EventBridge Scheduler of the local region: schedules that are kept, and fire what is due. */
@NullMarked
package io.dbrefresh.local.scheduler;

import org.jspecify.annotations.NullMarked;
