package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.Step;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Verifying a temp database of either engine: queries that return rows, and the probe. */
class VerifyTest {
  private static final String LARGE =
      "SELECT n, CONCAT('user', n, '@example.com'), REPEAT('x', 90) FROM ";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static final Map<Engine, TempBed> BEDS = new EnumMap<>(Engine.class);

  /** The two servers of the local region. */
  enum Engine {
    MARIADB("db-app1-mysqlinstd.json", "mysqldbp"),
    POSTGRESQL("db-app2-auposinstd.json", "public");

    private final String file;
    private final String schema;

    Engine(String file, String schema) {
      this.file = file;
      this.schema = schema;
    }

    TempBed bed() {
      return BEDS.computeIfAbsent(
          this, engine -> new TempBed(region, "run-" + name().toLowerCase(), Refreshes.file(file)));
    }

    JsonNode verify(String verification) {
      plan(verification);
      return bed().tasks().finish(Step.VERIFY);
    }

    void plan(String verification) {
      bed().plan(plan -> Tasks.withVerification(plan, verification));
    }
  }

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    region.s3().createBucket(create -> create.bucket(TempBed.BUCKET));
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static String queries(String... keys) {
    String files =
        Stream.of(keys)
            .map("{\"name\": \"%s\", \"versionId\": null, \"eTag\": null}"::formatted)
            .collect(Collectors.joining(", "));
    return "{\"queries\": {\"bucket\": \"%s\", \"prefix\": \"\", \"files\": [%s]}}"
        .formatted(TempBed.BUCKET, files);
  }

  private static String probe(String finding, String more) {
    return "{\"probe\": {\"finding\": \"%s\", \"rows\": 1000, \"shapes\": [\"email\", \"phone\", \"card\", \"nationalid\"], %s}}"
        .formatted(finding, more);
  }

  @ParameterizedTest
  @EnumSource
  void queries_without_a_row_pass_and_are_counted(Engine engine) {
    TempBed.put(
        region,
        "none.sql",
        "-- nobody\nSELECT 1 FROM %1$s.customers WHERE email NOT LIKE '%%@example.com';\nSELECT 1 FROM %1$s.customers WHERE 1 = 0"
            .formatted(engine.schema));

    JsonNode answer = engine.verify(queries("none.sql"));

    assertThat(answer.path("detail").asText()).isEqualTo("the queries of one file returned no row");
    assertThat(answer.path("result").toString())
        .isEqualTo("{\"queries\":[{\"key\":\"none.sql\",\"queries\":2}]}");
  }

  @ParameterizedTest
  @EnumSource
  void every_query_that_returns_rows_is_told_with_file_line_and_number_but_no_value(Engine engine) {
    TempBed.put(
        region,
        "rows.sql",
        "\n\nSELECT email FROM %1$s.customers WHERE id <= 7;\nSELECT email FROM %1$s.customers WHERE id = 1;"
            .formatted(engine.schema));
    TempBed.put(region, "more.sql", "SELECT * FROM %s.customers".formatted(engine.schema));

    assertThatThrownBy(() -> engine.verify(queries("rows.sql", "more.sql")))
        .hasMessageContaining("VerificationFailed")
        .hasMessageContaining("rows.sql:3: the query returned 7 rows, and must return none")
        .hasMessageContaining("rows.sql:4: the query returned 1 row, and must return none")
        .hasMessageContaining("more.sql:1: the query returned")
        .hasMessageNotContaining("example.com");
  }

  @ParameterizedTest
  @EnumSource
  void a_file_can_change_nothing_and_has_to_hold_a_query(Engine engine) {
    TempBed.put(region, "delete.sql", "DELETE FROM %s.order_lines".formatted(engine.schema));
    TempBed.put(region, "drop.sql", "DROP TABLE %s.customers".formatted(engine.schema));
    TempBed.put(region, "empty.sql", "-- nothing yet\n");
    TempBed.put(region, "wrong.sql", "SELECT nosuch FROM %s.customers".formatted(engine.schema));

    assertThatThrownBy(() -> engine.verify(queries("delete.sql")))
        .hasMessageContaining("delete.sql:1");
    assertThatThrownBy(() -> engine.verify(queries("drop.sql"))).hasMessageContaining("drop.sql:1");
    assertThatThrownBy(() -> engine.verify(queries("empty.sql")))
        .hasMessageContaining("the file holds no query");
    assertThatThrownBy(() -> engine.verify(queries("wrong.sql"))).hasMessageContaining("nosuch");
    assertThat(engine.bed().ask("SELECT count(*) FROM %s.customers".formatted(engine.schema)))
        .isNotEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource
  void a_call_whose_time_is_up_hands_on_where_the_next_one_goes_on(Engine engine) {
    TempBed.put(
        region,
        "one.sql",
        "SELECT 1 FROM %1$s.customers WHERE id < 3; SELECT 1 FROM %1$s.customers WHERE id < 0"
            .formatted(engine.schema));
    engine.plan(
        queries("one.sql").replace("}}", "}, " + probe("warn", "\"except\": []").substring(1)));

    ObjectNode progress = JsonNodeFactory.instance.objectNode();
    int calls = 0;
    JsonNode answer;
    do {
      // two looks a statement, one a column
      answer = engine.bed().tasks().call(Step.VERIFY, progress, TimeLeft.forLooks(2));
      progress =
          answer.path("progress").isObject() ? (ObjectNode) answer.path("progress") : progress;
      calls++;
    } while (answer.path("status").asText().equals("IN_PROGRESS") && calls < 100);

    assertThat(calls).isGreaterThan(3).isLessThan(100);
    assertThat(answer.path("detail").asText())
        .isEqualTo("one.sql:1: the query returned 2 rows, and must return none");
    assertThat(progress.path("probe").path("columns").asInt()).isGreaterThan(3);
  }

  @ParameterizedTest
  @EnumSource
  void personal_data_that_masking_has_missed_fails_the_step_with_place_and_count(Engine engine) {
    engine
        .bed()
        .execute(
            "CREATE TABLE %s.leads (id INT PRIMARY KEY, who VARCHAR(80), doc JSON)"
                .formatted(engine.schema),
            "INSERT INTO %s.leads VALUES (1, 'Jane', '{\"mail\": \"jane.doe@gmail.com\"}'), (2, NULL, '{}'), (3, '536-22-8145', '{\"tel\": \"+49 30 901820\"}')"
                .formatted(engine.schema));
    try {
      String table = engine.schema + ".leads";
      assertThatThrownBy(() -> engine.verify(probe("fail", "\"except\": []")))
          .hasMessageContaining("VerificationFailed")
          .hasMessageContaining(table + ".doc: email in 1 of 3 values (33.3 %)")
          .hasMessageContaining(table + ".doc: phone in 1 of 3 values")
          .hasMessageContaining(table + ".who: US SSN in 1 of 2 values (50.0 %)")
          .hasMessageNotContaining("jane.doe");

      JsonNode warned = engine.verify(probe("warn", "\"except\": [\"*.leads.doc\"]"));

      assertThat(warned.path("detail").asText())
          .endsWith("columns probed, found " + table + ".who: US SSN in 1 of 2 values (50.0 %)");
      assertThat(warned.path("result").path("probe").path("findings").toString())
          .isEqualTo(
              "[{\"column\":\"%s.who\",\"shape\":\"nationalid\",\"kind\":\"US SSN\",\"count\":1,\"of\":2}]"
                  .formatted(table));
      assertThat(
              engine.verify(probe("fail", "\"except\": [\"*.LEADS.*\"]")).path("detail").asText())
          .endsWith("columns probed, nothing found");
    } finally {
      engine.bed().execute("DROP TABLE %s.leads".formatted(engine.schema));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_large_table_is_sampled_all_over_and_not_read_as_a_whole(Engine engine) {
    String numbers =
        engine == Engine.POSTGRESQL
            ? "generate_series(1, 300000) AS s (n)"
            : "(SELECT seq AS n FROM seq_1_to_300000) AS s";
    engine
        .bed()
        .execute(
            "CREATE TABLE %s.large (id INT PRIMARY KEY, email VARCHAR(80), pad VARCHAR(100))"
                .formatted(engine.schema),
            "INSERT INTO %s.large ".formatted(engine.schema) + LARGE + numbers,
            "UPDATE %s.large SET email = 'jane.doe@gmail.com' WHERE id > 250000"
                .formatted(engine.schema),
            engine == Engine.POSTGRESQL ? "ANALYZE public.large" : "ANALYZE TABLE mysqldbp.large");
    try {
      JsonNode found =
          engine
              .verify(probe("warn", "\"except\": []"))
              .path("result")
              .path("probe")
              .path("findings")
              .path(0);

      assertThat(found.path("column").asText()).isEqualTo(engine.schema + ".large.email");
      assertThat(found.path("of").asInt()).isBetween(500, 1000);
      assertThat(found.path("count").asDouble() / found.path("of").asDouble()).isBetween(0.02, 0.5);
    } finally {
      engine.bed().execute("DROP TABLE %s.large".formatted(engine.schema));
    }
  }
}
