package io.dbrefresh.lambdas.rds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.Event;

/** Looks at databases; changes nothing. */
public final class Databases {
  private static final int EVENT_MINUTES = 24 * 60;

  /** See "Amazon RDS event categories and event messages". */
  private static final Set<String> TELLING = Set.of("failure", "low storage");

  private final RdsClient rds;

  /** The databases that {@code rds} knows. */
  public Databases(RdsClient rds) {
    this.rds = rds;
  }

  /** The instance or cluster of this name; empty only where RDS says there is none. */
  public Optional<Database> find(Kind kind, String identifier) {
    return kind == Kind.CLUSTER
        ? cluster(identifier).map(Descriptions::of)
        : instance(identifier).map(Descriptions::of);
  }

  /** The cluster of Aurora names, the instance of RDS names. */
  public Optional<Database> find(DatabaseNames names) {
    return names
        .cluster()
        .map(cluster -> find(Kind.CLUSTER, cluster))
        .orElseGet(() -> find(Kind.INSTANCE, names.instance()));
  }

  /** What the instance or cluster of this name is set to. */
  public Optional<Configuration> configuration(Kind kind, String identifier) {
    return kind == Kind.CLUSTER
        ? cluster(identifier).map(Configuration::of)
        : instance(identifier).map(Configuration::of);
  }

  /** DescribeDBInstances for one instance. */
  public Optional<DBInstance> instance(String identifier) {
    try {
      return rds
          .describeDBInstances(describe -> describe.dbInstanceIdentifier(identifier))
          .dbInstances()
          .stream()
          .findFirst();
    } catch (DbInstanceNotFoundException e) {
      return Optional.empty();
    }
  }

  /** DescribeDBClusters for one cluster. */
  public Optional<DBCluster> cluster(String identifier) {
    try {
      return rds
          .describeDBClusters(describe -> describe.dbClusterIdentifier(identifier))
          .dbClusters()
          .stream()
          .findFirst();
    } catch (DbClusterNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Why a task cannot go on with {@code database} yet: it waits for {@code available} with nothing
   * pending, or a status that it does not leave by itself ends the step.
   *
   * @param progress handed on while waiting
   * @return empty when the database is settled
   */
  public Optional<StepOutcome> unsettled(Database database, ObjectNode progress) {
    if (database.isSettled()) {
      return Optional.empty();
    }
    if (Statuses.isTerminal(database.status())) {
      return Optional.of(StepOutcome.failed(StepError.TERMINAL_STATUS, explained(database)));
    }
    return Optional.of(StepOutcome.inProgress(database.standing(), progress));
  }

  /** The newest event of a database that tells of a failure, with its time. */
  public Optional<String> tellingEvent(Kind kind, String identifier, Instant since, Instant until) {
    return newest(events(kind, identifier, since, until).filter(Databases::isTelling))
        .map(event -> told(kind, identifier, event));
  }

  /** The newest event of a database, with its time. */
  public Optional<String> newestEvent(Kind kind, String identifier, Instant since, Instant until) {
    return newest(events(kind, identifier, since, until))
        .map(event -> told(kind, identifier, event));
  }

  private Stream<Event> events(Kind kind, String identifier, Instant since, Instant until) {
    return rds
        .describeEvents(
            describe ->
                describe
                    .sourceIdentifier(identifier)
                    .sourceType(kind.sourceType())
                    .startTime(since)
                    .endTime(until))
        .events()
        .stream();
  }

  private static String told(Kind kind, String identifier, Event event) {
    return "RDS says of %s %s at %s: %s"
        .formatted(kind.word(), identifier, event.date(), event.message());
  }

  private static Optional<Event> newest(Stream<Event> events) {
    return events.max(Comparator.comparing(Event::date));
  }

  private static boolean isTelling(Event event) {
    return event.eventCategories().stream().anyMatch(TELLING::contains);
  }

  private String explained(Database database) {
    return database.standing()
        + " and does not leave that status by itself"
        + newestEvent(database).map(message -> "; RDS says: " + message).orElse("");
  }

  private Optional<String> newestEvent(Database database) {
    try {
      return rds
          .describeEvents(
              describe ->
                  describe
                      .sourceIdentifier(database.identifier())
                      .sourceType(database.kind().sourceType())
                      .duration(EVENT_MINUTES))
          .events()
          .stream()
          .max(Comparator.comparing(Event::date))
          .map(Event::message);
    } catch (SdkException e) {
      return Optional.empty(); // The status says enough; its explanation is not worth a failure.
    }
  }
}
