/**
 * Aurora global databases: who is a member, who leads, and what becomes of the data when that
 * changes (Aurora User Guide, "Using Amazon Aurora Global Database").
 */
@NullMarked
package io.dbrefresh.local.rds.global;

import org.jspecify.annotations.NullMarked;
