/** Logins with IAM tokens: making and checking them, and answering the servers that ask. */
@NullMarked
package io.dbrefresh.local.rds.login;

import org.jspecify.annotations.NullMarked;
