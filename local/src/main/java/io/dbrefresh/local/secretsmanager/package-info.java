/** Secrets Manager: secrets, their versions and staging labels, and rotation. */
@NullMarked
package io.dbrefresh.local.secretsmanager;

import org.jspecify.annotations.NullMarked;
