package io.dbrefresh.local.contract;

import io.dbrefresh.local.face.Face;
import io.dbrefresh.local.face.Offer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;

/** Where a contract is held against: this process, HTTP to this process, or an endpoint. */
public abstract class Place implements AutoCloseable {
  private final String name;
  private final Deque<Runnable> undoing = new ArrayDeque<>();

  private Place(String name) {
    this.name = name;
  }

  /** The client of {@code type}; {@code local} makes the local region's. */
  public <T> T client(Class<T> type, Supplier<? extends T> local) {
    return client(type, Region.US_EAST_1, local);
  }

  /** The client of {@code type} in {@code region}. */
  public abstract <T> T client(Class<T> type, Region region, Supplier<? extends T> local);

  /** Whether others use it: what a test makes there has a name of its own, and is removed. */
  public boolean shared() {
    return false;
  }

  /** Is done when the test has ended, the last first. */
  public void atEnd(Runnable undo) {
    undoing.push(undo);
  }

  static Place inProcess() {
    return new Place("in process") {
      @Override
      public <T> T client(Class<T> type, Region region, Supplier<? extends T> local) {
        return local.get();
      }
    };
  }

  static Place overHttp() {
    return new Place("over HTTP") {
      @Override
      public <T> T client(Class<T> type, Region region, Supplier<? extends T> local) {
        Face face = Face.open(new Offer().with(type, local.get()), region.id(), 0);
        SdkClients clients = SdkClients.ofLocalRegion(face.endpoint(), region);
        atEnd(face::close);
        atEnd(clients::close);
        return clients.client(type);
      }
    };
  }

  static Place at(String endpoint) {
    return new Place(endpoint) {
      /** The region of everything else is said by {@code -Dcontract.region}. */
      @Override
      public <T> T client(Class<T> type, Supplier<? extends T> local) {
        return client(type, SdkClients.region(), local);
      }

      @Override
      public <T> T client(Class<T> type, Region region, Supplier<? extends T> local) {
        SdkClients clients = SdkClients.of(endpoint, region);
        atEnd(clients::close);
        return clients.client(type);
      }

      @Override
      public boolean shared() {
        return true;
      }
    };
  }

  @Override
  public void close() {
    while (!undoing.isEmpty()) {
      undoing.pop().run();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
