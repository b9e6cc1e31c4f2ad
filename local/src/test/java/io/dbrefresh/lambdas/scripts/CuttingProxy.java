package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between an invocation and its server, and lets the invocation die: after so many messages
 * from either side its connections are gone, as when Lambda kills a function.
 */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int port;
  private final int messages;
  private final boolean frozen;
  private final AtomicInteger seen = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean dead;

  /**
   * Opens the door.
   *
   * @param port the server's
   * @param messages how many pieces of traffic pass before the death
   * @param frozen whether the server learns nothing of it: the connection stays, and is silent
   */
  CuttingProxy(int port, int messages, boolean frozen) throws IOException {
    this.port = port;
    this.messages = messages;
    this.frozen = frozen;
    this.door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Whether the invocation has died. */
  boolean isDead() {
    return dead;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket server = new Socket("127.0.0.1", port);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(client);
        sockets.add(server);
        if (dead) {
          quietly(client);
          quietly(server);
        }
        start(() -> pump(client, server));
        start(() -> pump(server, client));
      }
    } catch (IOException closed) {
      die();
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0 && !dead; count = in.read(buffer)) {
        if (seen.incrementAndGet() > messages) {
          die();
          return;
        }
        out.write(buffer, 0, count);
      }
      if (!dead) {
        to.close();
      }
    } catch (IOException gone) {
      quietly(from);
      quietly(dead && frozen ? from : to);
    }
  }

  private void die() {
    dead = true;
    quietly(door);
    for (int i = 0; i < sockets.size(); i++) {
      boolean clientSide = i % 2 == 0;
      if (clientSide || !frozen) {
        quietly(sockets.get(i));
      }
    }
  }

  private static void quietly(AutoCloseable closed) {
    try {
      closed.close();
    } catch (Exception e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void start(Runnable what) {
    Thread thread = new Thread(what, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    die();
    sockets.forEach(CuttingProxy::quietly);
  }
}
