/** What the detectors tell apart. */
@NullMarked
package io.dbrefresh.lambdas.verify.shape;

import org.jspecify.annotations.NullMarked;
