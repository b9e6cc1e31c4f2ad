package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Databases;
import io.dbrefresh.lambdas.rds.Entanglement;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.policy.DirectionPolicy;
import io.dbrefresh.statemachine.policy.Party;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import io.dbrefresh.statemachine.step.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Whether data may flow from this source to this target, and nothing else depends on the target.
 */
final class DirectionCheck {
  private final Databases databases;
  private final Entanglement entanglement;
  private final RefreshFile file;
  private final DirectionPolicy policy;
  private final Run run;
  private final Findings findings;
  private final String pointer;
  private final Optional<Database> source;

  DirectionCheck(
      RdsClient rds, RefreshFile file, DirectionPolicy policy, Run run, Findings findings) {
    this.databases = new Databases(rds);
    this.entanglement = new Entanglement(rds);
    this.file = file;
    this.policy = policy;
    this.run = run;
    this.findings = findings;
    boolean aurora = file.service() == Service.AURORA;
    this.pointer = aurora ? "/restore/targetcluster" : "/restore/target";
    this.source = databases.find(aurora ? Kind.CLUSTER : Kind.INSTANCE, file.source());
  }

  void look() {
    Optional<Database> target = databases.find(file.target());
    Map<String, String> actual = target.map(Database::tags).orElse(Map.of());
    Map<String, String> wanted = new TreeMap<>(actual);
    wanted.putAll(tags());
    Stream.concat(
            Stream.of(file.target().identifier(), file.target().instance())
                .distinct()
                .flatMap(
                    name ->
                        DirectionPolicy.refusal(policy.production(), target(name, actual))
                            .stream()),
            policy.refusal(source(), target(file.target().identifier(), wanted)).stream())
        .distinct()
        .forEach(why -> findings.notAllowed(pointer, why));
    target.ifPresent(this::lookAt);
  }

  private void lookAt(Database target) {
    if (source.filter(same -> isSame(same, target)).isPresent()) {
      findings.notAllowed(
          pointer, "%s and %s are one database".formatted(file.source(), target.identifier()));
    }
    Stream.concat(
            Stream.of(target),
            target.members().stream().flatMap(name -> databases.find(Kind.INSTANCE, name).stream()))
        .forEach(
            database ->
                entanglement
                    .of(database, List.of(file.target().instance()))
                    .ifPresent(
                        why ->
                            findings.notAllowed(
                                pointer,
                                "%s cannot be replaced: %s"
                                    .formatted(database.identifier(), why))));
  }

  private static boolean isSame(Database one, Database other) {
    return one.arn().equals(other.arn())
        || !one.resourceId().isEmpty() && one.resourceId().equals(other.resourceId());
  }

  /** A snapshot that is named by its ARN may be another account's. */
  private Party source() {
    Map<String, String> tags = source.map(Database::tags).orElse(Map.of());
    String arn =
        file.restore()
            .snapshot()
            .filter(snapshot -> file.restore().type() == RestoreType.FROM_SNAPSHOT)
            .filter(snapshot -> snapshot.startsWith("arn:"))
            .or(() -> source.map(Database::arn))
            .orElse(run.arn());
    return Party.of(arn, file.source(), tags);
  }

  private Party target(String name, Map<String, String> tags) {
    return Party.of(run.arn(), name, tags);
  }

  private Map<String, String> tags() {
    return Map.of(
        "refresh", "true",
        "refresh-application", file.application(),
        "refresh-environment", file.environment(),
        "refresh-instance", file.target().instance());
  }

  /** What the tasks of the run look at again. */
  Safety safety(Optional<String> adopts) {
    return new Safety(
        source.map(database -> List.of(database.arn(), database.resourceId())).orElse(List.of()),
        policy.production(),
        file.options().keepOnFailure(),
        adopts);
  }
}
