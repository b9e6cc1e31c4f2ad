/** The SDK's shapes filled from the wire and taken apart for it, whatever the form. */
@NullMarked
package io.dbrefresh.local.face.shape;

import org.jspecify.annotations.NullMarked;
