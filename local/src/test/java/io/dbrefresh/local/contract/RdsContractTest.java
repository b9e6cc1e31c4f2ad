package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.rds.MemoryRds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** What is asked of RDS: an instance's life, restores, names that change, tags, typed faults. */
class RdsContractTest {
  private static final Duration LOOK = Duration.ofMillis(50);

  @TempDir Path folder;
  private final String name = Unique.name();

  private RdsClient open(Place place) {
    return place.client(
        RdsClient.class,
        () -> {
          MemoryRds local = new MemoryRds(folder);
          place.atEnd(local::close);
          return local.client();
        });
  }

  private DBInstance create(RdsClient rds, Place place) {
    CreateDbInstanceResponse created =
        rds.createDBInstance(
            r ->
                r.dbInstanceIdentifier(name)
                    .engine("mysql")
                    .dbInstanceClass("db.t3.micro")
                    .allocatedStorage(20)
                    .masterUsername("admin1")
                    .masterUserPassword("correct-horse")
                    .tags(
                        software.amazon.awssdk.services.rds.model.Tag.builder()
                            .key("refresh")
                            .value("true & <only>")
                            .build()));
    place.atEnd(() -> delete(rds, name));
    return created.dbInstance();
  }

  private static void delete(RdsClient rds, String identifier) {
    rds.deleteDBInstance(
        r ->
            r.dbInstanceIdentifier(identifier)
                .skipFinalSnapshot(true)
                .deleteAutomatedBackups(true));
  }

  private static DBInstance instance(RdsClient rds, String identifier) {
    return rds.describeDBInstances(r -> r.dbInstanceIdentifier(identifier)).dbInstances().get(0);
  }

  private static DBInstance available(RdsClient rds, String identifier) {
    DBInstance now = instance(rds, identifier);
    while (!now.dbInstanceStatus().equals("available")) {
      LockSupport.parkNanos(LOOK.toNanos());
      now = instance(rds, identifier);
    }
    return now;
  }

  @Contract
  void an_instance_is_created_described_by_filter_and_tagged(Place place) {
    RdsClient rds = open(place);
    create(rds, place);
    DBInstance made = available(rds, name);

    assertThat(made.endpoint().port()).isPositive();
    assertThat(made.instanceCreateTime()).isNotNull();
    assertThat(
            rds.describeDBInstances(
                    r -> r.filters(Filter.builder().name("db-instance-id").values(name).build()))
                .dbInstances())
        .extracting(DBInstance::dbInstanceIdentifier)
        .containsExactly(name);
    rds.addTagsToResource(
        r ->
            r.resourceName(made.dbInstanceArn())
                .tags(
                    software.amazon.awssdk.services.rds.model.Tag.builder()
                        .key("b")
                        .value("2")
                        .build()));
    rds.removeTagsFromResource(r -> r.resourceName(made.dbInstanceArn()).tagKeys("b"));
    assertThat(rds.listTagsForResource(r -> r.resourceName(made.dbInstanceArn())).tagList())
        .singleElement()
        .satisfies(tag -> assertThat(tag.value()).isEqualTo("true & <only>"));
  }

  @Contract
  void a_restore_makes_an_instance_beside_the_source_that_can_be_renamed(Place place) {
    RdsClient rds = open(place);
    create(rds, place);
    available(rds, name);
    String snapshot = name + "-snapshot";
    rds.createDBSnapshot(r -> r.dbInstanceIdentifier(name).dbSnapshotIdentifier(snapshot));
    while (!rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier(snapshot))
        .dbSnapshots()
        .get(0)
        .status()
        .equals("available")) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
    place.atEnd(() -> rds.deleteDBSnapshot(r -> r.dbSnapshotIdentifier(snapshot)));
    rds.restoreDBInstanceFromDBSnapshot(
        r -> r.dbSnapshotIdentifier(snapshot).dbInstanceIdentifier(name + "-temp"));
    String id = available(rds, name + "-temp").dbiResourceId();

    rds.modifyDBInstance(
        r ->
            r.dbInstanceIdentifier(name + "-temp")
                .newDBInstanceIdentifier(name + "-new")
                .applyImmediately(true));
    while (rds.describeDBInstances().dbInstances().stream()
        .noneMatch(each -> each.dbInstanceIdentifier().equals(name + "-new"))) {
      LockSupport.parkNanos(LOOK.toNanos());
    }

    assertThat(available(rds, name + "-new").dbiResourceId()).isEqualTo(id);
    place.atEnd(() -> delete(rds, name + "-new"));
  }

  @Contract
  void an_instance_is_creating_when_it_is_answered_and_has_its_name_alone(Place place) {
    RdsClient rds = open(place);

    assertThat(create(rds, place).dbInstanceStatus()).isEqualTo("creating");
    assertThatThrownBy(() -> create(rds, place))
        .isInstanceOf(DbInstanceAlreadyExistsException.class);
    available(rds, name);
  }

  static Stream<Arguments> missing() {
    return Places.all()
        .flatMap(
            place ->
                Stream.of(
                    asked(
                        place,
                        DbInstanceNotFoundException.class,
                        rds -> rds.describeDBInstances(r -> r.dbInstanceIdentifier("none"))),
                    asked(
                        place,
                        DbClusterNotFoundException.class,
                        rds -> rds.describeDBClusters(r -> r.dbClusterIdentifier("none"))),
                    asked(
                        place,
                        DbSnapshotNotFoundException.class,
                        rds -> rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("none"))),
                    asked(
                        place,
                        DbClusterSnapshotNotFoundException.class,
                        rds ->
                            rds.describeDBClusterSnapshots(
                                r -> r.dbClusterSnapshotIdentifier("none")))));
  }

  private static Arguments asked(Place place, Class<?> fault, Consumer<RdsClient> question) {
    return Arguments.of(place, fault, question);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("missing")
  @Tag("contract")
  void what_is_missing_is_the_services_own_fault(
      Place place, Class<?> fault, Consumer<RdsClient> question) {
    RdsClient rds = open(place);

    assertThatThrownBy(() -> question.accept(rds)).isInstanceOf(fault);
  }
}
