/** The step protocol: which steps there are, what a task is asked, and what it answers. */
@NullMarked
package io.dbrefresh.statemachine.step;

import org.jspecify.annotations.NullMarked;
