package io.dbrefresh.local;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Clients that fail as the SDK's own do while their region cannot be reached. */
final class Unreachable {
  private static final Set<String> INNER =
      Set.of("close", "serviceName", "waiter", "utilities", "toString", "hashCode", "equals");

  private Unreachable() {}

  /**
   * {@code client}, asked for at each call, which fails whenever {@code reachable} does not hold.
   */
  static <T> T unless(BooleanSupplier reachable, Class<T> type, Supplier<T> client, String region) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!INNER.contains(method.getName()) && !reachable.getAsBoolean()) {
                throw failure(type, region);
              }
              try {
                return method.invoke(client.get(), arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
              }
            });
    return type.cast(proxy);
  }

  /** A client of a region that there is not, which the SDK makes too, and which finds no host. */
  static <T> T nowhere(Class<T> type, String region) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              throw SdkClientException.create(
                  "Unable to execute HTTP request: there is no region %s here; there are %s and %s"
                      .formatted(region, LocalRegion.REGION, LocalRegion.SECOND_REGION));
            });
    return type.cast(proxy);
  }

  /** What the SDK throws when it cannot connect. */
  static SdkClientException failure(Class<?> type, String region) {
    String service = type.getSimpleName().replaceFirst("Client$", "");
    return SdkClientException.create(
        "Unable to execute HTTP request: connect to %s in %s timed out: the region is cut off"
            .formatted(service, region),
        new ConnectException("timed out"));
  }
}
