/** The databases that a new region has, so that there is something to refresh from. */
@NullMarked
package io.dbrefresh.local.sample;

import org.jspecify.annotations.NullMarked;
