/** Where a Map in distributed mode has its items from, and where it puts its results: S3. */
@NullMarked
package io.dbrefresh.local.stepfunctions.items;

import org.jspecify.annotations.NullMarked;
