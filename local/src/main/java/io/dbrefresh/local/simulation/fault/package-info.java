/** What can go wrong in the model, where, and how it is made to. */
@NullMarked
package io.dbrefresh.local.simulation.fault;

import org.jspecify.annotations.NullMarked;
