package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waiting for a process of the operating system, which nothing announces. */
final class Pause {
  private Pause() {}

  static void millis(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }
}
