/** Databases as RDS describes them, and the guarded ways to change them. */
@NullMarked
package io.dbrefresh.lambdas.rds;

import org.jspecify.annotations.NullMarked;
