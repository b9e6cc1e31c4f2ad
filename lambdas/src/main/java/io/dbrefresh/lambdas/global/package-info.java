/** What is done to a global database: its looks, its tasks, its record and its message. */
@NullMarked
package io.dbrefresh.lambdas.global;

import org.jspecify.annotations.NullMarked;
