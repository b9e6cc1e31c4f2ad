/** The Amazon States Language: from a definition's text to executions and their histories. */
@NullMarked
package io.dbrefresh.local.asl;

import org.jspecify.annotations.NullMarked;
