/**
 * Refreshes on a model: the definitions and handlers that are deployed, on a virtual clock, with
 * databases that are records only, and with faults.
 */
@NullMarked
package io.dbrefresh.local.simulation;

import org.jspecify.annotations.NullMarked;
