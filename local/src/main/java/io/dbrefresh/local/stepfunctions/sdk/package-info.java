/** Task states that call the region's own services, by one codec over the SDK's shapes. */
@NullMarked
package io.dbrefresh.local.stepfunctions.sdk;

import org.jspecify.annotations.NullMarked;
