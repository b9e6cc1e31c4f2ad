package io.dbrefresh.local.rds.server;

/** The server programs cannot be had on this machine; the message says what to do. */
public final class ServersUnavailableException extends RuntimeException {
  ServersUnavailableException(String message) {
    super(message);
  }

  ServersUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
