package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.command.Cli.Result;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.RegionNews;
import io.dbrefresh.launcher.region.Regions;
import io.dbrefresh.launcher.region.RegionsOfThisHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** From a database with four words to another one with the same four words, by a snapshot. */
class SnapshotCommandTest {
  private static final String ORIGINAL = "my-db-original";

  @TempDir Path folder;
  private final Regions regions = new RegionsOfThisHost(Path.of("..").toAbsolutePath().normalize());
  private Cli cli;

  @BeforeEach
  void open() throws Exception {
    cli = new Cli(folder.resolve("project"));
    cli.onPause = SnapshotCommandTest::pause;
    try (AwsClients clients = regions.open(region(), new Silent())) {
      RdsClient rds = clients.rds().get();
      rds.createDBCluster(
          it ->
              it.dbClusterIdentifier(ORIGINAL)
                  .engine("aurora-postgresql")
                  .masterUsername("postgres")
                  .masterUserPassword("of-the-stack"));
      await(() -> cluster(rds).status());
      rds.createDBInstance(
          it ->
              it.dbInstanceIdentifier(ORIGINAL + "-1")
                  .dbClusterIdentifier(ORIGINAL)
                  .engine("aurora-postgresql")
                  .dbInstanceClass("db.t4g.medium"));
      clients
          .secretsManager()
          .get()
          .createSecret(it -> it.name(ORIGINAL).secretString("{\"password\": \"of-the-stack\"}"));
      await(() -> instance(rds).dbInstanceStatus());
    }
  }

  private static DBCluster cluster(RdsClient rds) {
    return rds.describeDBClusters(it -> it.dbClusterIdentifier(ORIGINAL)).dbClusters().get(0);
  }

  private static DBInstance instance(RdsClient rds) {
    return rds.describeDBInstances(it -> it.dbInstanceIdentifier(ORIGINAL + "-1"))
        .dbInstances()
        .get(0);
  }

  private static void await(Supplier<String> status) {
    while (!status.get().equals("available")) {
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Path region() {
    return folder.resolve("region");
  }

  private Result run(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--local-dir", region().toString()));
    return cli.run(regions, all.toArray(String[]::new));
  }

  private String done(String... arguments) {
    Result result = run(arguments);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.out();
  }

  private String sql(String sql, String... more) {
    List<String> all = new ArrayList<>(List.of("connect"));
    all.addAll(Arrays.asList(more));
    all.addAll(List.of("-e", sql));
    return done(all.toArray(String[]::new));
  }

  @Test
  void the_words_of_the_original_are_in_the_copy() {
    sql("CREATE DATABASE words", ORIGINAL, "--secret", ORIGINAL);
    String[] words = {ORIGINAL, "--secret", ORIGINAL, "--database", "words"};
    sql("CREATE TABLE words (id serial PRIMARY KEY, word varchar(100))", words);
    sql("INSERT INTO words (word) VALUES ('apple'), ('boat'), ('car'), ('bike')", words);
    assertThat(done("snapshot", "create", ORIGINAL, "my-db-original-snapshot"))
        .contains("my-db-original-snapshot is available: a snapshot of the cluster " + ORIGINAL);
    sql("INSERT INTO words (word) VALUES ('too late')", words);
    assertThat(
            done(
                "snapshot",
                "restore",
                "my-db-original-snapshot",
                "my-db-copy",
                "--managed-password"))
        .contains("my-db-copy is restored from my-db-original-snapshot", "master user  postgres");
    assertThat(
            sql("SELECT word FROM words ORDER BY id", "my-db-copy", "--database", "words").lines())
        .containsExactly("word", "apple", "boat", "car", "bike");
    others();
  }

  private void others() {
    assertThat(done("snapshot", "list", ORIGINAL)).contains("my-db-original-snapshot", "manual");
    done("snapshot", "copy", "my-db-original-snapshot", "to-share", "--kms-key", "alias/shared");
    assertThat(done("snapshot", "share", "to-share", "210987654321"))
        .contains("to-share may be restored by 210987654321", "policy of alias/shared");
    assertThat(done("snapshot", "share", "to-share", "210987654321", "--remove"))
        .contains("to-share is for this account only");
    Result again = run("snapshot", "restore", "to-share", "my-db-copy");
    assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(again.err()).contains("There is a cluster called my-db-copy already");
    Result everybody = run("snapshot", "share", "to-share", "all");
    assertThat(everybody.exitCode()).isEqualTo(ExitCode.USAGE.number());
    Result unknown = run("snapshot", "create", ORIGINAL + "-1");
    assertThat(unknown.err()).contains("of a cluster, name the cluster");
    Result automated = run("snapshot", "share", automated(), "210987654321");
    assertThat(automated.err())
        .contains("only manual snapshots are shared: dbrefresh snapshot copy");
  }

  @Test
  void names_that_are_taken_wrong_or_unknown_are_said_without_words_of_the_sdk() {
    done("snapshot", "create", ORIGINAL, "first");
    Result taken = run("snapshot", "create", ORIGINAL, "first");
    assertThat(taken.exitCode()).isEqualTo(ExitCode.REFUSED.number());
    assertThat(taken.err())
        .contains("There is a snapshot called first already, of the cluster " + ORIGINAL)
        .doesNotContain("Service:");
    assertThat(run("snapshot", "copy", "first", "first").exitCode())
        .isEqualTo(ExitCode.REFUSED.number());
    Result wrong = run("snapshot", "create", ORIGINAL, "bad_name");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(wrong.err()).contains("bad_name is no name for a snapshot");
    Result unknown = run("snapshot", "list", "nosuch");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE.number());
    assertThat(unknown.err())
        .contains("There is no cluster called nosuch")
        .contains("dbrefresh databases --local-dir " + region());
    assertThat(run("snapshot", "restore", "nosuch", "copy").err())
        .contains("dbrefresh snapshot list --local-dir " + region());
    try (AwsClients clients = regions.open(region(), new Silent())) {
      RdsClient rds = clients.rds().get();
      rds.deleteDBInstance(it -> it.dbInstanceIdentifier(ORIGINAL + "-1").skipFinalSnapshot(true));
      rds.deleteDBCluster(it -> it.dbClusterIdentifier(ORIGINAL).skipFinalSnapshot(true));
    }
    assertThat(done("snapshot", "list", ORIGINAL)).contains("first");
  }

  private String automated() {
    return done("snapshot", "list", "--output", "json")
        .lines()
        .filter(line -> line.contains("\"automated\""))
        .map(line -> line.replaceAll(".*\"identifier\":\"([^\"]*)\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  /** Tells nobody. */
  private static final class Silent implements RegionNews {
    @Override
    public void doing(String sentence) {}

    @Override
    public void fetching(String what, long bytes, long total) {}
  }
}
