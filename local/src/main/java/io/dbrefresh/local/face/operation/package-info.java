/** The services behind the port, and their operations as the SDK's client interfaces list them. */
@NullMarked
package io.dbrefresh.local.face.operation;

import org.jspecify.annotations.NullMarked;
