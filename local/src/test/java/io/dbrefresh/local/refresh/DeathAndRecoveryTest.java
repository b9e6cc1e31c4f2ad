package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A run that dies after any of its changing calls is recovered, and the next run works. */
class DeathAndRecoveryTest {
  private static final String SECRET = "/development/app1/mysqlinstd";
  private static final AtomicInteger RUNS = new AtomicInteger();

  @TempDir static Path folder;
  private static LocalRegion region;

  @BeforeAll
  static void open_a_region_with_a_target() {
    region = Regions.open(folder.resolve("region"));
    tasks(region.rds(), false).refreshAndUnlock();
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private record Named(Tasks tasks) {
    void refreshAndUnlock() {
      tasks.refresh();
    }
  }

  private static Named tasks(RdsClient rds, boolean stop) {
    try {
      ObjectNode file =
          (ObjectNode)
              StepJson.mapper()
                  .readTree(
                      Path.of("..", "refresh-configs", "us-east-1", "db-app1-mysqlinstd.json")
                          .toFile());
      file.remove("$schema");
      ((ObjectNode) file.path("stopdb")).put("torun", Boolean.toString(stop)).remove("check");
      String name = "app1-mysqlinstd-" + RUNS.incrementAndGet();
      return new Named(new Tasks(region, rds, name, file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .sorted()
        .toList();
  }

  private static int unmasked() throws IOException, SQLException {
    String secret =
        region.secretsManager().getSecretValue(get -> get.secretId(SECRET)).secretString();
    var login = StepJson.mapper().readTree(secret);
    String url =
        "jdbc:mysql://%s:%s/".formatted(login.path("host").asText(), login.path("port").asText());
    try (Connection connection =
            DriverManager.getConnection(
                url, login.path("username").asText(), login.path("password").asText());
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT COUNT(*) FROM mysqldbp.customers"
                    + " WHERE email NOT LIKE 'user%@example.com'")) {
      count.next();
      return count.getInt(1);
    }
  }

  private static void check(String when) throws IOException, SQLException {
    assertThat(names()).as(when).containsExactly("auposinstp", "mysqlinstd", "mysqlinstp");
    assertThat(unmasked()).as(when + ", by the password that people read").isZero();
    Map<String, AttributeValue> lock =
        region
            .dynamoDb()
            .getItem(
                get ->
                    get.tableName("dbrefresh-locks")
                        .key(Map.of("target", AttributeValue.fromS("mysqlinstd"))))
            .item();
    assertThat(lock).as(when).doesNotContainKey("owner");
  }

  private static boolean dies(int change, boolean stop) throws IOException, SQLException {
    DyingRds rds = new DyingRds(region.rds(), change);
    Tasks dying = tasks(rds.client(), stop).tasks();
    try {
      dying.refresh();
      check("nobody died");
      assertThat(rds.changes()).hasSizeGreaterThan(3).hasSize(change);
      return false;
    } catch (DyingRds.Death death) {
      String when = "dead after change %d, %s".formatted(change, death.getMessage());
      Tasks recovery = tasks(region.rds(), stop).tasks().with(dying.plan());
      recovery.finish(Step.RECOVER);
      recovery.finish(Step.UNLOCK);
      check(when);
      return true;
    }
  }

  private static void dies_everywhere(boolean stop) throws IOException, SQLException {
    int change = 0;
    while (dies(change, stop)) {
      change++;
    }
  }

  @Test
  void a_run_that_sets_the_old_database_aside() throws IOException, SQLException {
    dies_everywhere(false);
  }

  @Test
  void a_run_that_stops_and_deletes_the_old_database_first() throws IOException, SQLException {
    dies_everywhere(true);
  }

  @Test
  void the_next_run_puts_right_what_a_dead_one_left() throws IOException, SQLException {
    for (int change = 0; change < 4; change++) {
      Tasks dying = tasks(new DyingRds(region.rds(), change).client(), false).tasks();
      try {
        dying.refresh();
      } catch (DyingRds.Death death) {
        assertThat(dying.isPlanned()).isTrue();
      }
      tasks(region.rds(), false).refreshAndUnlock();
      check("after change " + change);
    }
  }
}
