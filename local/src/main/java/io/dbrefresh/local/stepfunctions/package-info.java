/**
 * The Step Functions service of the region: state machines and executions behind the SDK's client.
 */
@NullMarked
package io.dbrefresh.local.stepfunctions;

import org.jspecify.annotations.NullMarked;
