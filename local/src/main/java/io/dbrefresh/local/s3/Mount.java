package io.dbrefresh.local.s3;

import java.nio.file.Path;

/**
 * A folder from outside the region that is seen in a bucket and cannot be written there.
 *
 * @param bucket the bucket that shows it
 * @param prefix what its keys begin with, such as {@code sqlscripts/}
 * @param folder where the files are
 */
public record Mount(String bucket, String prefix, Path folder) {
  /** A prefix is a folder's: it ends with a slash. */
  public Mount {
    if (!prefix.endsWith("/")) {
      throw new IllegalArgumentException("The prefix \"" + prefix + "\" does not end with /");
    }
  }
}
