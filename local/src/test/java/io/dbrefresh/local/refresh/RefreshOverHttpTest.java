package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * Refreshes whose handlers call every service over HTTP, with the SDK's clients, as on AWS. All
 * other tests of refreshes run that way too, with {@code -Dregion.over=http}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefreshOverHttpTest {
  private static final String SECRET = "/development/app1/mysqlinstd";
  private static final String UNMASKED =
      "SELECT count(*) FROM customers WHERE email NOT LIKE '%@example.com'";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;

  @BeforeAll
  static void open_a_region() {
    region = Regions.overHttp(folder.resolve("region"));
    refreshes = new Refreshes(region);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static List<String> instances() {
    return region.rds().describeDBInstances().dbInstances().stream()
        .map(DBInstance::dbInstanceIdentifier)
        .toList();
  }

  private static void assertRefreshed(String name, String file) {
    DescribeExecutionResponse ended = refreshes.run(name, Refreshes.file(file));
    assertThat(ended.status())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(instances()).noneMatch(each -> each.endsWith("temp") || each.endsWith("old"));
  }

  @Test
  @Order(1)
  void the_target_is_made_and_then_replaced() {
    assertRefreshed("app1-mysqlinstd-1", "db-app1-mysqlinstd.json");
    assertRefreshed("app1-mysqlinstd-2", "db-app1-mysqlinstd.json");

    assertThat(refreshes.ask("mysqlinstd", SECRET, UNMASKED)).isEqualTo("0");
    assertThat(region.messages().get(0).subject().orElseThrow()).contains("completed");
  }

  @Test
  @Order(2)
  void a_script_that_fails_is_recovered_from() {
    ObjectNode file = Refreshes.file("db-app1-mysqlinstd.json");
    ((ObjectNode) file.path("runscripts"))
        .put("prefix", "sqlscripts")
        .put("keys", "auposgresql/auposclup/pre-reqs.sql")
        .remove("check");

    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstd-3", file);

    assertThat(ended.error()).isEqualTo("ScriptFailed");
    assertThat(instances()).contains("mysqlinstd").noneMatch(each -> each.endsWith("temp"));
    assertThat(refreshes.ask("mysqlinstd", SECRET, UNMASKED)).isEqualTo("0");
    assertThat(region.messages().get(0).message()).contains("dbrefresh launch mysqlinstd app1");
  }

  @Test
  @Order(3)
  void an_aurora_cluster_is_cloned_with_its_writer_and_a_reader() {
    assertRefreshed("app2-auposinstd-1", "db-app2-auposinstd.json");

    assertThat(instances()).contains("auposinstd", "auposinstd-replica");
  }
}
