/** The two state machine definitions and what is put into their placeholders. */
@NullMarked
package io.dbrefresh.statemachine.definition;

import org.jspecify.annotations.NullMarked;
