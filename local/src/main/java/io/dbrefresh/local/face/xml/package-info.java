/** Shapes as XML. */
@NullMarked
package io.dbrefresh.local.face.xml;

import org.jspecify.annotations.NullMarked;
