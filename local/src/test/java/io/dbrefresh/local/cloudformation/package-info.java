/** Tests of the templates in {@code cloudformation/}, and of the permissions in them. */
@NullMarked
package io.dbrefresh.local.cloudformation;

import org.jspecify.annotations.NullMarked;
