/**
 * DynamoDB: tables, items, and the expressions that conditions, queries and updates are made of.
 */
@NullMarked
package io.dbrefresh.local.dynamodb;

import org.jspecify.annotations.NullMarked;
