package io.dbrefresh.lambdas.global;

import java.util.Map;
import java.util.OptionalInt;

/** How big instance classes are, as far as their names say so: {@code large}, {@code 2xlarge}. */
final class InstanceSize {
  private static final int XLARGE = 16;
  private static final Map<String, Integer> SMALL =
      Map.of("micro", 1, "small", 2, "medium", 4, "large", 8, "xlarge", XLARGE);

  private InstanceSize() {}

  /** The size in relation to others; empty for classes whose name has none. */
  static OptionalInt of(String instanceClass) {
    String size = instanceClass.substring(instanceClass.lastIndexOf('.') + 1);
    if (SMALL.containsKey(size)) {
      return OptionalInt.of(SMALL.getOrDefault(size, 0));
    }
    return size.matches("[1-9][0-9]?xlarge")
        ? OptionalInt.of(Integer.parseInt(size.replace("xlarge", "")) * XLARGE)
        : OptionalInt.empty();
  }
}
