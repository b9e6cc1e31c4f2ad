package io.dbrefresh.local;

import software.amazon.awssdk.regions.Region;

/** What stands between a region's handlers and the services they call: nothing, or a wire. */
public interface Wiring {
  /** Handlers call the services themselves. */
  Wiring DIRECT =
      new Wiring() {
        @Override
        public <T> T client(Class<T> type, T service) {
          return service;
        }
      };

  /** The client of the interface {@code type} that handlers get to call {@code service}. */
  <T> T client(Class<T> type, T service);

  /** The same for a service of the region {@code region}. */
  default <T> T client(Class<T> type, T service, Region region) {
    return client(type, service);
  }

  /** Ends it with the region. */
  default void close() {}
}
