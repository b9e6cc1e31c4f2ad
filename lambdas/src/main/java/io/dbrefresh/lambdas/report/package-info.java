/** What people get to know of a run: its record and its message. */
@NullMarked
package io.dbrefresh.lambdas.report;

import org.jspecify.annotations.NullMarked;
