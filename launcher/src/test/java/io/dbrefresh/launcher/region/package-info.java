/** Regions as processes open and serve them. */
@NullMarked
package io.dbrefresh.launcher.region;

import org.jspecify.annotations.NullMarked;
