/** What functions log and measure: one JSON object a line. */
@NullMarked
package io.dbrefresh.lambdas.log;

import org.jspecify.annotations.NullMarked;
