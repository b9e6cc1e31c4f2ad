/** What Secrets Manager calls to rotate the login in a secret: the four steps, for each dialect. */
@NullMarked
package io.dbrefresh.lambdas.rotation;

import org.jspecify.annotations.NullMarked;
