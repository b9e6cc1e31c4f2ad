/** Global databases of two regions with real servers, operated by the machine. */
@NullMarked
package io.dbrefresh.local.global;

import org.jspecify.annotations.NullMarked;
