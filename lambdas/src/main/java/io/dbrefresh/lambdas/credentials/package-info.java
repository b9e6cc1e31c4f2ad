/** The master password of the new database, in Secrets Manager and nowhere else. */
@NullMarked
package io.dbrefresh.lambdas.credentials;

import org.jspecify.annotations.NullMarked;
