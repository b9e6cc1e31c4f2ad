/** Many refreshes at once, in one region with the quotas that the services have. */
@NullMarked
package io.dbrefresh.local.simulation.crowd;

import org.jspecify.annotations.NullMarked;
