package io.dbrefresh.local.face;

import com.sun.net.httpserver.HttpServer;
import io.dbrefresh.local.LocalRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A local region at a port of this host, in the services' own protocols, for any AWS client. Only
 * this host reaches it. Signatures are read for the service and the region that they name, and not
 * verified.
 */
public final class Face implements AutoCloseable {
  static {
    // Otherwise every answer on a kept connection waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private Face(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Serves {@code region} until it is closed; the region is the caller's.
   *
   * @param port 0: any that is free
   * @throws UncheckedIOException when the port is taken
   */
  public static Face open(LocalRegion region, int port) {
    Map<String, Offer> regions =
        Map.of(
            LocalRegion.REGION, Offer.of(region),
            LocalRegion.SECOND_REGION, Offer.ofSecond(region));
    Face face = open(regions, LocalRegion.REGION, port);
    face.server.createContext(Control.PATH, new Control(region));
    return face;
  }

  /** Serves what is offered, in the region of that name. */
  public static Face open(Offer offer, String region, int port) {
    return open(Map.of(region, offer), region, port);
  }

  private static Face open(Map<String, Offer> regions, String region, int port) {
    try {
      HttpServer server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
      ExecutorService threads = Executors.newCachedThreadPool(named());
      server.setExecutor(threads);
      server.createContext("/", new Front(regions, region));
      server.start();
      return new Face(server, threads);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "Port " + port + " of 127.0.0.1 cannot be had: " + taken.getMessage(), taken);
    }
  }

  private static ThreadFactory named() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "face-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Where it answers: {@code http://127.0.0.1:4599}. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Ends at once: requests that are being answered get no answer. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
