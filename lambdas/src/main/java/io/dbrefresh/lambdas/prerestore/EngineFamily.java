package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.statemachine.plan.Setting;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterParameterGroup;
import software.amazon.awssdk.services.rds.model.DBEngineVersion;
import software.amazon.awssdk.services.rds.model.DBParameterGroup;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.OptionGroup;
import software.amazon.awssdk.services.rds.model.OptionGroupNotFoundException;

/** Which parameter and option groups the new database's engine version can have. */
final class EngineFamily {
  private final RdsClient rds;
  private final String engine;
  private final String version;
  private final Optional<DBEngineVersion> described;

  EngineFamily(RdsClient rds, String engine, String version) {
    this.rds = rds;
    this.engine = engine;
    this.version = version;
    this.described =
        rds
            .describeDBEngineVersions(describe -> describe.engine(engine).engineVersion(version))
            .dbEngineVersions()
            .stream()
            .findFirst();
  }

  /** Why a database of this version cannot have the group; empty when it can. */
  Optional<String> objection(Setting kind, String group) {
    try {
      return kind == Setting.OPTION_GROUP ? options(group) : parameters(kind, group);
    } catch (DbParameterGroupNotFoundException | OptionGroupNotFoundException e) {
      return Optional.of("%s does not exist".formatted(group));
    }
  }

  private Optional<String> parameters(Setting kind, String group) {
    Optional<String> family = family(kind, group);
    return described
        .map(DBEngineVersion::dbParameterGroupFamily)
        .filter(needed -> family.filter(needed::equals).isEmpty())
        .map(
            needed ->
                "%s is for %s, and %s %s needs one for %s"
                    .formatted(group, family.orElse("no family"), engine, version, needed));
  }

  private Optional<String> family(Setting kind, String group) {
    return kind == Setting.CLUSTER_PARAMETER_GROUP
        ? rds
            .describeDBClusterParameterGroups(
                describe -> describe.dbClusterParameterGroupName(group))
            .dbClusterParameterGroups()
            .stream()
            .findFirst()
            .map(DBClusterParameterGroup::dbParameterGroupFamily)
        : rds
            .describeDBParameterGroups(describe -> describe.dbParameterGroupName(group))
            .dbParameterGroups()
            .stream()
            .findFirst()
            .map(DBParameterGroup::dbParameterGroupFamily);
  }

  private Optional<String> options(String name) {
    List<OptionGroup> found =
        rds.describeOptionGroups(describe -> describe.optionGroupName(name)).optionGroupsList();
    return found.stream()
        .findFirst()
        .filter(
            group -> !engine.equals(group.engineName()) || !isVersion(group.majorEngineVersion()))
        .map(
            group ->
                "%s is for %s %s, and the new database is %s %s"
                    .formatted(
                        name, group.engineName(), group.majorEngineVersion(), engine, version));
  }

  private boolean isVersion(String major) {
    return version.equals(major) || version.startsWith(major + ".");
  }

  /** Why a database of this version cannot have the CA certificate; empty when it can. */
  Optional<String> objectionToCertificate(String identifier) {
    return described
        .map(DBEngineVersion::supportedCACertificateIdentifiers)
        .filter(supported -> !supported.isEmpty() && !supported.contains(identifier))
        .map(
            supported ->
                "%s is not one of %s %s's: %s"
                    .formatted(identifier, engine, version, String.join(", ", supported)));
  }
}
