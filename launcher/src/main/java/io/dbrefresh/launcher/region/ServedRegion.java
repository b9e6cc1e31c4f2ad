package io.dbrefresh.launcher.region;

import java.net.URI;

/**
 * A local region that this process holds and serves to AWS clients.
 *
 * @param endpoint where they find it
 * @param closing stops the servers and releases the region
 */
public record ServedRegion(URI endpoint, Runnable closing) implements AutoCloseable {
  @Override
  public void close() {
    closing.run();
  }
}
