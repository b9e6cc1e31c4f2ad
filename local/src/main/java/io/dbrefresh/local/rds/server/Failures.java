package io.dbrefresh.local.rds.server;

import io.dbrefresh.local.rds.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a failure below means for a volume. */
final class Failures {
  private static final long HARDLY_ANY = 8L << 20;

  private Failures() {}

  static StorageException of(String what, Exception failed, Path volumes) {
    String message = what + ": " + failed.getMessage();
    if (outOfRoom(failed, volumes)) {
      return new StorageException(message, true);
    }
    return new StorageException(message, failed);
  }

  private static boolean outOfRoom(Exception failed, Path volumes) {
    if (String.valueOf(failed.getMessage()).contains("No space left on device")) {
      return true;
    }
    try {
      return Files.getFileStore(volumes).getUsableSpace() < HARDLY_ANY;
    } catch (IOException unknown) {
      return false;
    }
  }
}
