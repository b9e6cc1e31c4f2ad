package io.dbrefresh.local.rds.fleet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.utils.builder.Buildable;

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

  /** The other way round, for what was pending and is asked for again. */
  private static final Map<String, String> FIRST_NAMES =
      Map.of("IAMDatabaseAuthenticationEnabled", "EnableIAMDatabaseAuthentication");

  /** Lists that mean the same in requests and answers; all other lists differ in their types. */
  private static final List<String> LISTS =
      List.of("TagList", "EnabledCloudwatchLogsExports", "AvailabilityZones");

  private Settings() {}

  /** Sets in {@code record} each member that {@code request} gives and the record knows. */
  public static void carry(SdkPojo request, SdkPojo record) {
    for (SdkField<?> given : request.sdkFields()) {
      Object value = given.getValueOrDefault(request);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        counterpart(given, record).ifPresent(field -> field.set(record, value));
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

  /** Sets in {@code to} each member that {@code from} has and {@code to} has not. */
  public static <B extends SdkPojo & Buildable> void fill(SdkPojo from, B to) {
    SdkPojo has = (SdkPojo) to.build();
    for (SdkField<?> had : from.sdkFields()) {
      Object value = had.getValueOrDefault(from);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        counterpart(had, to)
            .filter(field -> field.getValueOrDefault(has) == null)
            .ifPresent(field -> field.set(to, value));
      }
    }
  }

  /** Removes from {@code builder} the members that {@code kept} does not hold for. */
  public static void keep(SdkPojo builder, Predicate<String> kept) {
    for (SdkField<?> field : builder.sdkFields()) {
      if (!kept.test(field.memberName())) {
        field.set(builder, null);
      }
    }
  }

  /** Sets in {@code difference} what it knows that {@code after} has otherwise than before. */
  public static void differ(SdkPojo before, SdkPojo after, SdkPojo difference) {
    for (SdkField<?> field : after.sdkFields()) {
      Object value = field.getValueOrDefault(after);
      if (value != null && !value.equals(field.getValueOrDefault(before))) {
        counterpart(field, difference).ifPresent(member -> member.set(difference, value));
      }
    }
  }

  /** Removes from {@code pending} what {@code record} has by now. */
  public static <B extends SdkPojo & Buildable> void settle(B pending, SdkPojo record) {
    SdkPojo awaited = (SdkPojo) pending.build();
    for (SdkField<?> field : pending.sdkFields()) {
      Object value = field.getValueOrDefault(awaited);
      boolean there =
          find(record, field.memberName())
              .map(member -> member.getValueOrDefault(record))
              .filter(has -> has.equals(value))
              .isPresent();
      if (there) {
        field.set(pending, null);
      }
    }
  }

  private static Optional<SdkField<?>> counterpart(SdkField<?> given, SdkPojo record) {
    String name = given.memberName();
    return Stream.of(
            name,
            Objects.requireNonNull(OTHER_NAMES.getOrDefault(name, name)),
            Objects.requireNonNull(FIRST_NAMES.getOrDefault(name, name)))
        .flatMap(candidate -> find(record, candidate).stream())
        .findFirst()
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
