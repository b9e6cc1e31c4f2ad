package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The test examples: scripts before and behind, rows preserved, all of it verified. */
class CheckedRefreshTest {
  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static DescribeExecutionResponse succeed(String run, String file) {
    DescribeExecutionResponse ended = refreshes.run(run, Refreshes.file(file));
    assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return ended;
  }

  private static Map<String, AttributeValue> record(String run) {
    return region.dynamoDb().scan(r -> r.tableName("dbalignment-awssol")).items().stream()
        .filter(item -> item.get("run").s().endsWith("#" + run))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "app1, mysqlinstt, mysqldbp, 'first_name, last_name', '''Test'', ''Er'''",
    "app2, auposinstt, public, name, '''Test Er'''"
  })
  void test_accounts_survive_and_nothing_personal_does(
      String application, String target, String schema, String names, String values) {
    String file = "db-" + application + "-" + target + ".json";
    String secret = "/test/" + application + "/" + target;
    String customers = schema + ".customers";
    String first = application + "-" + target + "-1";
    succeed(first, file);
    assertThat(record(first)).doesNotContainKey("preserved").containsKey("verification");

    String insert =
        "INSERT INTO %s (id, %s, email, address, created_at) VALUES (%%d, %s, 'tester%%d@example.com', '1 Example Street', '%%s')"
            .formatted(customers, names, values);
    refreshes.execute(
        target,
        secret,
        insert.formatted(90_001, 1, java.time.LocalDate.now() + " 00:00:00"),
        insert.formatted(90_002, 2, "2020-01-01 00:00:00"));
    String second = application + "-" + target + "-2";
    succeed(second, file);

    assertThat(
            refreshes.ask(
                target, secret, "SELECT count(*) FROM %s WHERE id = 90001".formatted(customers)))
        .isEqualTo("1");
    assertThat(
            refreshes.ask(
                target, secret, "SELECT count(*) FROM %s WHERE id = 90002".formatted(customers)))
        .isEqualTo("0");
    assertThat(
            refreshes.ask(
                target,
                secret,
                "SELECT count(*) FROM %s WHERE email NOT LIKE '%%@example.com'"
                    .formatted(customers)))
        .isEqualTo("0");
    Map<String, AttributeValue> preserved = record(second).get("preserved").l().get(0).m();
    assertThat(preserved.get("table").s()).isEqualTo(customers);
    assertThat(preserved.get("before").n()).isEqualTo("0");
    assertThat(preserved.get("after").n()).isEqualTo("1");
    assertThat(
            Integer.parseInt(
                record(second).get("verification").m().get("probe").m().get("columns").n()))
        .isGreaterThan(2);
    assertThat(region.messages().get(0).message())
        .contains("Preserved:")
        .contains(customers + ": 1 rows");
  }
}
