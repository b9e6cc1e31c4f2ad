/** What is asked of an Aurora global database, what is planned, and the steps of its machine. */
@NullMarked
package io.dbrefresh.statemachine.global;

import org.jspecify.annotations.NullMarked;
