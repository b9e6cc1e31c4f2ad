/** What a field is computed from while a state runs, whatever its query language. */
@NullMarked
package io.dbrefresh.local.asl.query;

import org.jspecify.annotations.NullMarked;
