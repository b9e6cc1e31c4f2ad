/** Reads the text of a definition into a state machine, or says all that is wrong with it. */
@NullMarked
package io.dbrefresh.local.asl.definition;

import org.jspecify.annotations.NullMarked;
