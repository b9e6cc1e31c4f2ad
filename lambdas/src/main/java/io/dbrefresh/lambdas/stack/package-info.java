/**
 * What CloudFormation calls for what it has no resource type for: custom resources of templates.
 */
@NullMarked
package io.dbrefresh.lambdas.stack;

import org.jspecify.annotations.NullMarked;
