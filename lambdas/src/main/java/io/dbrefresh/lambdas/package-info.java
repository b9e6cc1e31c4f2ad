/** What every task has in common: its event, its answer, its clients, its deadline. */
@NullMarked
package io.dbrefresh.lambdas;

import org.jspecify.annotations.NullMarked;
