/**
 * The packages as Lambda runs them: unpacked, in a JVM of their own, under Lambda's runtime client.
 */
@NullMarked
package io.dbrefresh.lambdas.packaged;

import org.jspecify.annotations.NullMarked;
