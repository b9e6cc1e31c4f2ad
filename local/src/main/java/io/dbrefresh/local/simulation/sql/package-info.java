/** SQL in the model: a JDBC driver that answers as the database would that a name leads to. */
@NullMarked
package io.dbrefresh.local.simulation.sql;

import org.jspecify.annotations.NullMarked;
