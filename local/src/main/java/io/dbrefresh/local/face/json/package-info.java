/** Shapes as JSON, and the protocol "AWS JSON" 1.0 and 1.1. */
@NullMarked
package io.dbrefresh.local.face.json;

import org.jspecify.annotations.NullMarked;
