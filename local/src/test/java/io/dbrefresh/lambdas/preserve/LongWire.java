package io.dbrefresh.lambdas.preserve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way to a server of this machine on which every answer takes some milliseconds. */
final class LongWire implements AutoCloseable {
  private static final long DELAY = TimeUnit.MILLISECONDS.toNanos(5);

  private final ServerSocket door;
  private final int port;

  /** {@code port} is the server's. */
  LongWire(int port) throws IOException {
    this.port = port;
    this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Socket server = new Socket("127.0.0.1", port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      start(() -> pass(client, server, 0));
      start(() -> pass(server, client, DELAY));
    }
  }

  private static void pass(Socket from, Socket to, long delay) throws IOException {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        LockSupport.parkNanos(delay);
        out.write(buffer, 0, count);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Ends when one of its sockets does. */
  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                return;
              }
            },
            "long-wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
