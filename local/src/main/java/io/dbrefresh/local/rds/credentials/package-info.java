/** The master password of a database, given by people or managed by RDS in Secrets Manager. */
@NullMarked
package io.dbrefresh.local.rds.credentials;

import org.jspecify.annotations.NullMarked;
