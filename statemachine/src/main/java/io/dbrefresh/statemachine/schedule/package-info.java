/** When refreshes start by themselves: the expressions of EventBridge Scheduler. */
@NullMarked
package io.dbrefresh.statemachine.schedule;

import org.jspecify.annotations.NullMarked;
