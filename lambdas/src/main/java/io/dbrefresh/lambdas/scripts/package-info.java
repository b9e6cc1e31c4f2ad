/** SQL scripts: split into statements, run on the temp database. */
@NullMarked
package io.dbrefresh.lambdas.scripts;

import org.jspecify.annotations.NullMarked;
