package io.dbrefresh.local.store;

import java.nio.file.Path;

/** A document of the region cannot be read back: the folder was changed or damaged from outside. */
public final class CorruptStoreException extends RuntimeException {
  private final Path file;

  /** {@code file} holds no readable JSON, as {@code cause} says. */
  public CorruptStoreException(Path file, Throwable cause) {
    super("The region's file " + file + " is damaged: " + cause.getMessage(), cause);
    this.file = file;
  }

  /** The file that cannot be read. */
  public Path file() {
    return file;
  }
}
