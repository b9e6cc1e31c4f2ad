/** What a refresh is. */
@NullMarked
package io.dbrefresh.statemachine;

import org.jspecify.annotations.NullMarked;
