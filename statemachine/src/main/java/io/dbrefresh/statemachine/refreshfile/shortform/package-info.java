/** The short form of the refresh file, and the way from one form to the other. */
@NullMarked
package io.dbrefresh.statemachine.refreshfile.shortform;

import org.jspecify.annotations.NullMarked;
