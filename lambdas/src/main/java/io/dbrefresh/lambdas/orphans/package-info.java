/** What runs that are over have left behind: found, priced, and removed. */
@NullMarked
package io.dbrefresh.lambdas.orphans;

import org.jspecify.annotations.NullMarked;
