package io.dbrefresh.local.contract;

import java.util.Optional;
import java.util.stream.Stream;

/** The places there are. */
public final class Places {
  private Places() {}

  /**
   * The local region in process and over HTTP, always; and the endpoint that {@code
   * -Dcontract.endpoint} names: an address, or {@code aws} for AWS's own.
   */
  public static Stream<Place> all() {
    Stream<Place> endpoint =
        Optional.ofNullable(System.getProperty("contract.endpoint")).map(Place::at).stream();
    return Stream.concat(Stream.of(Place.inProcess(), Place.overHttp()), endpoint);
  }
}
