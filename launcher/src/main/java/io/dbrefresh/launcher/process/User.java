package io.dbrefresh.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who runs the process. */
public final class User {
  private static final Path KERNEL_HOSTNAME = Path.of("/proc/sys/kernel/hostname");

  private User() {}

  /** {@code <user>@<host>}; the host without asking a name server, which may take seconds. */
  public static String name() {
    return System.getProperty("user.name") + "@" + host();
  }

  private static String host() {
    try {
      return Files.readString(KERNEL_HOSTNAME).strip();
    } catch (IOException notLinux) {
      String named = System.getenv("HOSTNAME");
      return named == null ? "localhost" : named;
    }
  }
}
