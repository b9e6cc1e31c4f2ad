package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Engines;
import io.dbrefresh.local.rds.fleet.GroupBook;
import io.dbrefresh.local.rds.fleet.GroupKind;
import io.dbrefresh.local.rds.settings.Subnets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.OptionGroup;

/**
 * DescribeDBSubnetGroups, DescribeDBParameterGroups, DescribeDBClusterParameterGroups and
 * DescribeOptionGroups. Any group that is asked for by its name is there unless it was deleted; a
 * list has the defaults and those that were created.
 */
final class GroupQueries {
  private static final List<String> ENGINES = List.of("mysql", "mariadb", "postgres");
  private static final List<String> AURORA = List.of("aurora-mysql", "aurora-postgresql");

  private final GroupBook book;
  private final Arns arns;

  GroupQueries(GroupBook book, Arns arns) {
    this.book = book;
    this.arns = arns;
  }

  List<DBSubnetGroup> subnetGroups(@Nullable String name) {
    return names(GroupKind.SUBNET, name, Stream.of("default"))
        .map(group -> Subnets.group(arns, group))
        .toList();
  }

  List<DBParameterGroup> parameterGroups(@Nullable String name) {
    return names(GroupKind.PARAMETER, name, families(ENGINES, AURORA))
        .map(
            group ->
                DBParameterGroup.builder()
                    .dbParameterGroupName(group)
                    .dbParameterGroupFamily(family(GroupKind.PARAMETER, group))
                    .description("Parameter group " + group)
                    .dbParameterGroupArn(arns.arn(GroupKind.PARAMETER.arn, group))
                    .build())
        .toList();
  }

  List<DBClusterParameterGroup> clusterParameterGroups(@Nullable String name) {
    return names(GroupKind.CLUSTER_PARAMETER, name, families(AURORA, List.of()))
        .map(
            group ->
                DBClusterParameterGroup.builder()
                    .dbClusterParameterGroupName(group)
                    .dbParameterGroupFamily(family(GroupKind.CLUSTER_PARAMETER, group))
                    .description("Parameter group " + group)
                    .dbClusterParameterGroupArn(arns.arn(GroupKind.CLUSTER_PARAMETER.arn, group))
                    .build())
        .toList();
  }

  List<OptionGroup> optionGroups(@Nullable String name) {
    Stream<String> defaults =
        ENGINES.stream().map(engine -> Engines.optionGroup(engine, Engines.version(engine)));
    return names(GroupKind.OPTION, name, defaults).map(this::optionGroup).toList();
  }

  private OptionGroup optionGroup(String group) {
    OptionGroup.Builder answer =
        OptionGroup.builder()
            .optionGroupName(group)
            .optionGroupDescription("Option group " + group)
            .allowsVpcAndNonVpcInstanceMemberships(true)
            .optionGroupArn(arns.arn(GroupKind.OPTION.arn, group));
    String family =
        book.family(GroupKind.OPTION, group).orElse(group.replaceFirst("^default:", ""));
    Stream.of(ENGINES, AURORA)
        .flatMap(List::stream)
        .filter(family::startsWith)
        .findFirst()
        .ifPresent(
            engine ->
                answer
                    .engineName(engine)
                    .majorEngineVersion(
                        family
                            .substring(engine.length())
                            .replaceFirst("^-", "")
                            .replace('-', '.')));
    return answer.build();
  }

  private Stream<String> names(GroupKind kind, @Nullable String name, Stream<String> defaults) {
    return name == null
        ? Stream.concat(defaults, book.created(kind).stream())
        : Stream.of(book.existing(kind, name));
  }

  private static Stream<String> families(List<String> engines, List<String> more) {
    return Stream.concat(engines.stream(), more.stream())
        .map(engine -> "default." + Engines.parameterFamily(engine, Engines.version(engine)));
  }

  private String family(GroupKind kind, String group) {
    return book.family(kind, group)
        .orElseGet(
            () -> group.startsWith("default.") ? group.substring("default.".length()) : "custom");
  }
}
