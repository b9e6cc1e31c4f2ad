/** CloudFormation without resources: change sets, events, updates and rollbacks of stacks. */
@NullMarked
package io.dbrefresh.local.cloudformation;

import org.jspecify.annotations.NullMarked;
