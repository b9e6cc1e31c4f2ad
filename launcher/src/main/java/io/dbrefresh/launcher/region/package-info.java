/** Where a refresh runs: clients of AWS, or of a region in this process. */
@NullMarked
package io.dbrefresh.launcher.region;

import org.jspecify.annotations.NullMarked;
