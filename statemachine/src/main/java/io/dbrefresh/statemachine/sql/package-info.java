/** SQL texts, as far as several modules have to read them alike. */
@NullMarked
package io.dbrefresh.statemachine.sql;

import org.jspecify.annotations.NullMarked;
