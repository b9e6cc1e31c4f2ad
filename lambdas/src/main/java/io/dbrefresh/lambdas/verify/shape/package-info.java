/** What personal data look like, one class for each shape. */
@NullMarked
package io.dbrefresh.lambdas.verify.shape;

import org.jspecify.annotations.NullMarked;
