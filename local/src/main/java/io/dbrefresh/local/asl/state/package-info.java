/** The eight state types as a definition gives them, read once and checked. */
@NullMarked
package io.dbrefresh.local.asl.state;

import org.jspecify.annotations.NullMarked;
