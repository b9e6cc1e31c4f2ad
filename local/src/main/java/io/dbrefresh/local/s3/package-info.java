/** S3: buckets that are folders, objects that are files. */
@NullMarked
package io.dbrefresh.local.s3;

import org.jspecify.annotations.NullMarked;
