/** Customer managed policies of the local region, and whether they allow something. */
@NullMarked
package io.dbrefresh.local.iam;

import org.jspecify.annotations.NullMarked;
