/** Systems Manager: managed instances, and Run Command, whose programs run in this JVM. */
@NullMarked
package io.dbrefresh.local.ssm;

import org.jspecify.annotations.NullMarked;
