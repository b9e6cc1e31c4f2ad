package io.dbrefresh.local.rds.storage;

/** Something outside the region listens on the port that a volume was to be served at. */
public final class PortTakenException extends RuntimeException {
  private final int port;

  /** {@code port} is taken. */
  public PortTakenException(int port) {
    super("Port " + port + " of 127.0.0.1 is used by another program");
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}
