/** The new database beside the target: restored, with an instance, with its own tags. */
@NullMarked
package io.dbrefresh.lambdas.restore;

import org.jspecify.annotations.NullMarked;
