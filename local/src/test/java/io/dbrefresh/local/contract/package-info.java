/**
 * Where contracts are held against: tests of behaviour that are written once, against the SDK's
 * client interfaces, and run in every place there is.
 */
@NullMarked
package io.dbrefresh.local.contract;

import org.jspecify.annotations.NullMarked;
