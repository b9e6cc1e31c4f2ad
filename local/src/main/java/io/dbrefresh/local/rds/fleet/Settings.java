package io.dbrefresh.local.rds.fleet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Carries the settings of a request over to the record of a database. */
public final class Settings {
  /** Members that the service calls one thing in requests and another in answers. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "EnableIAMDatabaseAuthentication", "IAMDatabaseAuthenticationEnabled",
          "EnablePerformanceInsights", "PerformanceInsightsEnabled",
          "EnableCloudwatchLogsExports", "EnabledCloudwatchLogsExports",
          "EnableHttpEndpoint", "HttpEndpointEnabled",
          "DBClusterParameterGroupName", "DBClusterParameterGroup",
          "DBSubnetGroupName", "DBSubnetGroup",
          "Tags", "TagList");

  /** Lists that mean the same in requests and answers; all other lists differ in their types. */
  private static final List<String> LISTS =
      List.of("TagList", "EnabledCloudwatchLogsExports", "AvailabilityZones");

  private Settings() {}

  /** Sets in {@code record} each member that {@code request} gives and the record knows. */
  public static void carry(SdkPojo request, SdkPojo record) {
    for (SdkField<?> given : request.sdkFields()) {
      Object value = given.getValueOrDefault(request);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        target(given, record).ifPresent(field -> field.set(record, value));
      }
    }
  }

  /** Sets in {@code to} each of the named members that {@code from} has. */
  public static void inherit(SdkPojo from, SdkPojo to, List<String> members) {
    for (SdkField<?> had : from.sdkFields()) {
      Object value = had.getValueOrDefault(from);
      if (value != null && members.contains(had.memberName())) {
        find(to, had.memberName()).ifPresent(field -> field.set(to, value));
      }
    }
  }

  private static Optional<SdkField<?>> target(SdkField<?> given, SdkPojo record) {
    String name = given.memberName();
    return find(record, Objects.requireNonNull(OTHER_NAMES.getOrDefault(name, name)))
        .filter(field -> field.marshallingType() == given.marshallingType())
        .filter(Settings::comparable);
  }

  private static boolean comparable(SdkField<?> field) {
    if (field.marshallingType() == MarshallingType.LIST) {
      return LISTS.contains(field.memberName());
    }
    return field.marshallingType() != MarshallingType.SDK_POJO;
  }

  private static Optional<SdkField<?>> find(SdkPojo record, String name) {
    for (SdkField<?> field : record.sdkFields()) {
      if (field.memberName().equals(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
