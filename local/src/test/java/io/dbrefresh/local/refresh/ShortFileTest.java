package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A refresh file in the short form, as an execution's input. */
class ShortFileTest {
  private static final String SECRET = "/qa/app1/mysqlinstq";

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

  private static ObjectNode file() {
    return Refreshes.file("db-app1-mysqlinstq.json");
  }

  @Test
  void makes_the_target_masked_and_replaces_it_the_next_time() {
    for (String run : new String[] {"app1-mysqlinstq-1", "app1-mysqlinstq-2"}) {
      DescribeExecutionResponse ended = refreshes.run(run, file());

      assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(
              refreshes.ask(
                  "mysqlinstq",
                  SECRET,
                  "SELECT count(*) FROM customers WHERE email NOT LIKE '%@example.com'"))
          .isEqualTo("0");
      assertThat(refreshes.ask("mysqlinstq", SECRET, "SELECT count(*) FROM customers"))
          .isEqualTo("300");
    }
  }

  @Test
  void what_prepare_refuses_is_told_and_reported_in_the_words_of_the_short_form() {
    ObjectNode file = file();
    file.withObjectProperty("source").put("instance", "nosuch");
    file.withObjectProperty("scripts").putArray("keys").add("nosuch.sql");
    file.withObjectProperty("record").put("table", "nosuch");
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstq-refused", file);

    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.cause())
        .contains("/source/instance: ", "/scripts/keys", "nosuch.sql does not exist")
        .contains("/record/table: table nosuch does not exist")
        .doesNotContain("/restore/source", "/runscripts", "/updatedynamodb");
  }

  @Test
  void an_invalid_one_is_reported_with_its_target() {
    ObjectNode file = file();
    file.withObjectProperty("restore").put("type", "yesterday");
    DescribeExecutionResponse ended = refreshes.run("app1-mysqlinstq-invalid", file);

    assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ended.cause()).contains("/restore/type: ");
    assertThat(region.messages())
        .anySatisfy(
            message -> assertThat(String.valueOf(message.subject())).contains("mysqlinstq (app1)"));
  }
}
