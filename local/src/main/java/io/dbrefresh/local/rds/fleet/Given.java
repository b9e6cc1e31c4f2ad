package io.dbrefresh.local.rds.fleet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Parameters that many requests have under the same name. */
public final class Given {
  private Given() {}

  /** A string parameter. */
  public static Optional<String> text(SdkRequest request, String name) {
    return request.getValueForField(name, Object.class).map(Object::toString);
  }

  /** A list of strings; empty when it was not given. */
  public static List<String> texts(SdkRequest request, String name) {
    Object value = request.getValueForField(name, Object.class).orElse(List.of());
    return value instanceof Collection<?> all
        ? all.stream().map(Object::toString).toList()
        : List.of();
  }

  /** Whether a parameter was given at all. */
  public static boolean present(SdkRequest request, String name) {
    return request
        .getValueForField(name, Object.class)
        .filter(value -> !(value instanceof SdkAutoConstructList))
        .isPresent();
  }

  /** A whole number. */
  public static Optional<Integer> number(SdkRequest request, String name) {
    return request.getValueForField(name, Integer.class);
  }
}
