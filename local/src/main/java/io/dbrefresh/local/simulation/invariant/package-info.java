/** What has to hold in every run, whatever fails and wherever: one class for each invariant. */
@NullMarked
package io.dbrefresh.local.simulation.invariant;

import org.jspecify.annotations.NullMarked;
