package io.dbrefresh.local.face.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** What a shape holds. */
public final class Members {
  private Members() {}

  /** The members that are set and belong into the body. */
  public static Map<SdkField<?>, Object> ofBody(SdkPojo shape) {
    return of(shape, MarshallLocation.PAYLOAD);
  }

  /** The members that are set and belong to {@code location}. */
  public static Map<SdkField<?>, Object> of(SdkPojo shape, MarshallLocation location) {
    Map<SdkField<?>, Object> present = new LinkedHashMap<>();
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      boolean absent =
          value == null
              || value instanceof SdkAutoConstructList
              || value instanceof SdkAutoConstructMap;
      if (!absent && field.location() == location) {
        present.put(field, value);
      }
    }
    return present;
  }
}
