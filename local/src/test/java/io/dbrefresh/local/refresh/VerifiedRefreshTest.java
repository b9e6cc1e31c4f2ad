package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Refreshes that verify, through the machine: what comes of a finding, and what is recorded. */
class VerifiedRefreshTest {
  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
    region.s3().createBucket(create -> create.bucket(TempBed.BUCKET));
    TempBed.put(region, "unmasked.sql", "SELECT 1 FROM mysqldbp.customers WHERE email LIKE '%net'");
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file(String finding) {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    ObjectNode verify = file.putObject("verify").put("torun", "true");
    verify.put("bucketname", TempBed.BUCKET).put("keys", "unmasked.sql");
    verify.putObject("probe").put("finding", finding);
    ObjectNode scripts = (ObjectNode) file.path("runscripts");
    scripts.remove("check");
    scripts.put("bucketname", TempBed.BUCKET).put("prefix", "s").put("keys", "mask.sql");
    return file;
  }

  private static Map<String, AttributeValue> record(String run) {
    return region.dynamoDb().scan(r -> r.tableName("dbalignment-awssol")).items().stream()
        .filter(item -> item.get("run").s().endsWith("#" + run))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_finding_is_recorded_or_fails_the_refresh_as_the_file_says() {
    TempBed.put(
        region,
        "s/mask.sql",
        "UPDATE mysqldbp.customers SET email = CONCAT('jane', id, '@gmail.com')");

    DescribeExecutionResponse warned = refreshes.run("app1-mysqlinstd-1", file("warn"));

    assertThat(warned.status()).as(warned.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
    Map<String, AttributeValue> verified = record("app1-mysqlinstd-1").get("verification").m();
    assertThat(verified.get("queries").l().get(0).m().get("key").s()).isEqualTo("unmasked.sql");
    assertThat(verified.get("probe").m().get("findings").l())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.m().get("column").s()).isEqualTo("mysqldbp.customers.email");
              assertThat(found.m().get("count").n()).isEqualTo("300");
            });
    assertThat(region.messages().get(0).message())
        .contains("email in mysqldbp.customers.email, 300 of 300 values")
        .doesNotContain("gmail");

    DescribeExecutionResponse failed = refreshes.run("app1-mysqlinstd-2", file("fail"));

    assertThat(failed.error()).isEqualTo("VerificationFailed");
    assertThat(failed.cause())
        .isEqualTo("verify: mysqldbp.customers.email: email in 300 of 300 values (100.0 %)");
    assertThat(record("app1-mysqlinstd-2").get("cause").s())
        .contains("mysqldbp.customers.email")
        .doesNotContain("gmail");
    assertThat(region.rds().describeDBInstances().dbInstances())
        .noneMatch(each -> each.dbInstanceIdentifier().equals("mysqlinstdtemp"));
  }

  @Test
  void a_query_that_is_not_there_is_missed_before_anything_is_touched() {
    ObjectNode file = file("warn");
    ((ObjectNode) file.path("verify")).put("keys", "nosuch.sql");
    TempBed.put(region, "s/mask.sql", "SELECT 1");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-3", file);

    assertThat(ended.error()).isEqualTo("NotFound");
    assertThat(ended.cause()).contains("/verify/keys: s3://checks/nosuch.sql does not exist");
  }
}
