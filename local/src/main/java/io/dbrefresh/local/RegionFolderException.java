package io.dbrefresh.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A folder holds no region, or one that cannot be used; the message says what to do. */
public final class RegionFolderException extends RuntimeException {
  private final Path folder;

  RegionFolderException(Path folder, String message) {
    this(folder, message, null);
  }

  RegionFolderException(Path folder, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.folder = folder;
  }

  /** The folder that cannot be used. */
  public Path folder() {
    return folder;
  }
}
