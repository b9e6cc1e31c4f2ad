/**
 * Many simulated refreshes: with one fault at each call, with random faults, and what they found.
 */
@NullMarked
package io.dbrefresh.local.simulation.sweep;

import org.jspecify.annotations.NullMarked;
