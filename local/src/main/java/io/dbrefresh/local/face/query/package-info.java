/** Shapes in form parameters, and the protocol "AWS Query". */
@NullMarked
package io.dbrefresh.local.face.query;

import org.jspecify.annotations.NullMarked;
