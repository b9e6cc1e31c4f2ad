/** Refresh files that an execution's input refers to, where they lie in S3. */
@NullMarked
package io.dbrefresh.lambdas.refreshfile;

import org.jspecify.annotations.NullMarked;
