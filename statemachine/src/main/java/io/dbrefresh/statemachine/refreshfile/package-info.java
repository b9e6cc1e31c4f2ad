/** The refresh file as people write it: parsed once, checked as a whole. */
@NullMarked
package io.dbrefresh.statemachine.refreshfile;

import org.jspecify.annotations.NullMarked;
