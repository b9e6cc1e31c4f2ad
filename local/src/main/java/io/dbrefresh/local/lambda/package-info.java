/** Lambda: the functions that the templates name, run in this JVM. */
@NullMarked
package io.dbrefresh.local.lambda;

import org.jspecify.annotations.NullMarked;
