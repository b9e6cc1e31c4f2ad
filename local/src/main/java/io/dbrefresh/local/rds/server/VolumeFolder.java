package io.dbrefresh.local.rds.server;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one volume. Its server names what is in it relative to the data, so that it may
 * move.
 *
 * @param root holds the data, the log of changes to it, and what only its server needs
 */
record VolumeFolder(Path root) {

  /** The data directory. */
  Path data() {
    return root.resolve("data");
  }

  /** What changed the data, in the order of the changes. */
  Path log() {
    return root.resolve("log");
  }

  /** Another volume's changes that are to be done to this one's data; gone when they are. */
  Path redo() {
    return root.resolve("redo");
  }

  /** What the server keeps for as long as it runs. */
  Path temporary() {
    return root.resolve("tmp");
  }

  /** Whom the volume follows, as a service file of libpq; it leads where there is none. */
  Path upstream() {
    return root.resolve("upstream");
  }

  /** The log of whom the volume follows. */
  Path upstreamLog() {
    return root.resolve("upstream-log");
  }

  /** The program by which a server that follows archives its log. */
  Path archiving() {
    return root.resolve("archive-full");
  }

  /** What its server knows of the others that replicate with it. */
  Path topology() {
    return root.resolve("topology");
  }

  /** Whether the volume follows another. */
  boolean follows() {
    return Files.exists(upstream());
  }

  /** What the server says. */
  Path messages() {
    return root.resolve("server.log");
  }

  boolean exists() {
    return Files.isDirectory(data());
  }
}
