/** What a request may say of a database, and what the service makes of it. */
@NullMarked
package io.dbrefresh.local.rds.settings;

import org.jspecify.annotations.NullMarked;
