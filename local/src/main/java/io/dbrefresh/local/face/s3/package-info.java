/** What is S3's own: buckets in addresses, bodies in signed chunks, checksums, XML. */
@NullMarked
package io.dbrefresh.local.face.s3;

import org.jspecify.annotations.NullMarked;
