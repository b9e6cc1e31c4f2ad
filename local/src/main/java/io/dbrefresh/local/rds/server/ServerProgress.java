package io.dbrefresh.local.rds.server;

/**
 * Told what is done before the first server can start; called from the thread that waits for it.
 */
public interface ServerProgress {
  /** Tells nobody. */
  ServerProgress NONE = new ServerProgress() {};

  /**
   * The server's package is being fetched.
   *
   * @param name of the server with its version, for example {@code postgresql-16.9}
   * @param bytesSoFar bytes that have arrived
   * @param bytesTotal bytes there will be, nearly
   */
  default void fetching(String name, long bytesSoFar, long bytesTotal) {}

  /** The package has arrived and is being unpacked. */
  default void unpacking(String name) {}

  /** The server can be started from now on. */
  default void ready(String name) {}
}
