/** Time as the region sees it: the wall clock for people, a virtual clock for tests. */
@NullMarked
package io.dbrefresh.local.time;

import org.jspecify.annotations.NullMarked;
