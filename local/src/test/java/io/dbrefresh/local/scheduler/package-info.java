/** Tests of EventBridge Scheduler in the local region. */
@NullMarked
package io.dbrefresh.local.scheduler;

import org.jspecify.annotations.NullMarked;
