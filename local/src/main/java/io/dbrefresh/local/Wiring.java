package io.dbrefresh.local;

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

  /** Ends it with the region. */
  default void close() {}
}
