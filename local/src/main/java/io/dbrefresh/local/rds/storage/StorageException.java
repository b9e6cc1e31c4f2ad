package io.dbrefresh.local.rds.storage;

/** A volume could not be made, copied, served or changed; the message says what was found. */
public final class StorageException extends RuntimeException {
  private final boolean full;

  /** {@code full} when there was no room left for the data. */
  public StorageException(String message, boolean full) {
    super(message);
    this.full = full;
  }

  /** Something below failed, as {@code cause} says. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
    this.full = false;
  }

  /** Whether there was no room left. */
  public boolean full() {
    return full;
  }
}
