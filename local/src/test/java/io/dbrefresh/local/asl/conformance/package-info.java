/** Runs recorded cases of the service through the interpreter and says how far they agree. */
@NullMarked
package io.dbrefresh.local.asl.conformance;

import org.jspecify.annotations.NullMarked;
