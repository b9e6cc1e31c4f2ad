package io.dbrefresh.lambdas.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Differences;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One temp instance or cluster on its way to the settings of the plan. */
final class SettingsChange {
  /** What the restore has set for good, and what comes at the end of the swap. */
  private static final Set<Setting> FIXED =
      EnumSet.of(
          Setting.ENGINE,
          Setting.ENGINE_VERSION,
          Setting.PORT,
          Setting.SUBNET_GROUP,
          Setting.KMS_KEY,
          Setting.DELETION_PROTECTION);

  /** A change that RDS has accepted may show late; after this long it is asked for again. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** And given up after this long. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final World world;
  private final Kind kind;
  private final String identifier;
  private final Settings wanted;
  private final Clock clock;

  SettingsChange(World world, Kind kind, String identifier, Settings wanted, Clock clock) {
    this.clock = clock;
    this.world = world;
    this.kind = kind;
    this.identifier = identifier;
    this.wanted = FIXED.stream().reduce(wanted, Settings::without, (one, other) -> one);
  }

  /** What is waited for; empty when all is set. */
  Optional<StepOutcome> advance(ObjectNode progress) {
    Database database = world.ours(kind, identifier).orElseThrow(this::gone);
    Optional<StepOutcome> unsettled = world.databases().unsettled(database, progress);
    if (unsettled.isPresent()) {
      return unsettled;
    }
    Configuration now = world.databases().configuration(kind, identifier).orElseThrow(this::gone);
    if (!now.pending().isEmpty()) {
      return going("has to finish " + String.join(", ", now.pending()), progress);
    }
    refuseInvalid(now);
    Settings missing = missing(now.settings());
    if (!missing.values().isEmpty()) {
      return Optional.of(set(database, missing, now.settings(), progress));
    }
    return roles(database, now.settings())
        .or(() -> reboot(now.reboots()))
        .map(sentence -> StepOutcome.inProgress(sentence, progress));
  }

  /** An Aurora instance has most of its settings from its cluster: those are not its own. */
  private Settings missing(Settings now) {
    Settings missing = Differences.missing(wanted, now);
    boolean member = kind == Kind.INSTANCE && world.plan().target().names().cluster().isPresent();
    return member ? missing.without(Setting.COPY_TAGS_TO_SNAPSHOT) : missing;
  }

  private StepOutcome set(Database database, Settings missing, Settings is, ObjectNode progress) {
    String asked = identifier + " " + missing.values();
    boolean again = progress.path("asked").asText().equals(asked);
    Instant now = clock.instant();
    Instant first = again ? Instant.parse(progress.path("first").asText()) : now;
    if (!now.isBefore(first.plus(LONGEST))) {
      throw new StepFailedException(
          StepError.SETTINGS_REFUSED,
          "RDS accepts a change of %s %s and does not make it: %s"
              .formatted(kind.word(), identifier, missing.values()));
    }
    if (again && now.isBefore(Instant.parse(progress.path("last").asText()).plus(PATIENCE))) {
      return StepOutcome.inProgress(
          "%s %s does not show its settings yet".formatted(kind.word(), identifier), progress);
    }
    String sentence = world.changes().set(database, missing, is);
    ObjectNode next =
        StepJson.mapper()
            .createObjectNode()
            .put("asked", asked)
            .put("first", first.toString())
            .put("last", now.toString());
    return StepOutcome.inProgress(sentence, next);
  }

  private Optional<String> roles(Database database, Settings now) {
    if (wanted.roles().isEmpty()) {
      return Optional.empty();
    }
    List<AssociatedRole> wished = wanted.roles().get();
    List<AssociatedRole> has = now.roles().orElse(List.of());
    Stream<String> going =
        Stream.concat(
            has.stream()
                .filter(role -> !wished.contains(role))
                .map(role -> world.changes().removeRole(database, role)),
            wished.stream()
                .filter(role -> !has.contains(role))
                .map(role -> world.changes().addRole(database, role)));
    return going.findFirst();
  }

  private Optional<String> reboot(List<String> instances) {
    return instances.stream()
        .flatMap(name -> world.ours(Kind.INSTANCE, name).stream())
        .map(
            instance ->
                instance.isSettled() ? world.changes().reboot(instance) : instance.standing())
        .reduce((one, other) -> one + "; " + other);
  }

  private void refuseInvalid(Configuration now) {
    if (!now.invalid().isEmpty()) {
      throw new StepFailedException(
          StepError.SETTINGS_REFUSED,
          "RDS cannot assume %s for %s %s: see the role's trust policy"
              .formatted(String.join(", ", now.invalid()), kind.word(), identifier));
    }
  }

  private Optional<StepOutcome> going(String what, ObjectNode progress) {
    return Optional.of(
        StepOutcome.inProgress("%s %s %s".formatted(kind.word(), identifier, what), progress));
  }

  private StepFailedException gone() {
    return new StepFailedException(
        StepError.NOT_FOUND,
        "%s %s, which this run made, is gone".formatted(kind.word(), identifier));
  }
}
