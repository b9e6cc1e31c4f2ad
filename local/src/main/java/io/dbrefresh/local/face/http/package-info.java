/** Requests and answers as the protocols see them, without the server that carries them. */
@NullMarked
package io.dbrefresh.local.face.http;

import org.jspecify.annotations.NullMarked;
