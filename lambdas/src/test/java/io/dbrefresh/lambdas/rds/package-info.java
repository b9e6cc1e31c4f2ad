/** How settings are read from answers, written into requests, and compared. */
@NullMarked
package io.dbrefresh.lambdas.rds;

import org.jspecify.annotations.NullMarked;
