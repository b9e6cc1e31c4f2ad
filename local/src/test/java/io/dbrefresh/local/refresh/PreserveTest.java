package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.RegionProgress;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.step.Step;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows of an old target in a new database of either engine. */
class PreserveTest {
  @TempDir static Path folder;
  private static LocalRegion region;
  private static final Map<Engine, TempBed> BEDS = new EnumMap<>(Engine.class);

  /** The two servers of the local region. */
  enum Engine {
    MARIADB("db-app1-mysqlinstd.json", "mysqldbp", "mysqlinstd", "app1"),
    POSTGRESQL("db-app2-auposinstd.json", "public", "auposinstd", "app2");

    private final String file;
    private final String schema;
    private final String target;
    private final String secret;

    Engine(String file, String schema, String target, String application) {
      this.file = file;
      this.schema = schema;
      this.target = target;
      this.secret = "/development/" + application + "/" + target;
    }

    /** Behind a first refresh, so that there is an old target. */
    TempBed bed() {
      return BEDS.computeIfAbsent(
          this,
          engine -> {
            Refreshes refreshes = new Refreshes(region);
            refreshes.run("first-" + target, Refreshes.file(file));
            return new TempBed(region, "second-" + target, Refreshes.file(file));
          });
    }

    void old(String... statements) {
      new Refreshes(region).execute(target, secret, statements);
    }

    void both(String... statements) {
      bed().execute(statements);
      old(statements);
    }

    JsonNode preserve(Preserved... tables) {
      bed().plan(plan -> Tasks.withPreserved(plan, List.of(tables)));
      return bed().tasks().finish(Step.PRESERVE);
    }

    Preserved all(String table) {
      return new Preserved(schema, table, Optional.empty());
    }

    Preserved rows(String table, String where) {
      return new Preserved(schema, table, Optional.of(where));
    }

    String text(String type) {
      return this == POSTGRESQL ? type : type.replace("bytea", "blob");
    }
  }

  @BeforeAll
  static void open_a_region() {
    region = LocalRegion.open(folder.resolve("region"), Path.of(".."), RegionProgress.NONE);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_whole_table_is_replaced_value_by_value_and_a_second_time_changes_nothing(Engine engine) {
    String table = engine.schema + ".flags";
    engine.both(
        engine.text(
            "CREATE TABLE %s (id INT PRIMARY KEY, name VARCHAR(200), data bytea, ratio FLOAT, big DECIMAL(30,10), at TIMESTAMP NULL, doc JSON)"
                .formatted(table)));
    engine
        .bed()
        .execute(
            "INSERT INTO %s (id, name) VALUES (1, 'theirs'), (9, 'theirs only')".formatted(table));
    boolean postgres = engine == Engine.POSTGRESQL;
    String bytes = postgres ? "'\\x00ff0a5c09'" : "X'00ff0a5c09'";
    String awkward =
        postgres
            ? "E'tab\\tline\\nback\\\\slash ü \\'q\\' \\\\N'"
            : "'tab\\tline\\nback\\\\slash ü \\'q\\' \\\\N'";
    engine.old(
        ("INSERT INTO %s VALUES (1, %s, %s, 0.1, 12345678901234567890.0123456789, '2026-02-28 23:59:59.000', '{\"a\": [1, \"é\"]}'),"
                + " (2, NULL, NULL, NULL, NULL, NULL, NULL), (3, '', NULL, 16777217.5, 0, NULL, 'null')")
            .formatted(table, awkward, bytes));

    for (int time = 1; time <= 2; time++) {
      JsonNode answer = engine.preserve(engine.all("flags"));

      JsonNode told = answer.path("result").path("tables").path(0);
      assertThat(told.path("table").asText()).isEqualTo(table);
      assertThat(told.path("before").asInt()).isEqualTo(time == 1 ? 2 : 3);
      assertThat(told.path("carried").asInt()).isEqualTo(3);
      assertThat(told.path("after").asInt()).isEqualTo(3);
    }
    for (String column : List.of("name", "ratio", "big", "at", "doc")) {
      for (int id = 1; id <= 3; id++) {
        String sql = "SELECT %s FROM %s WHERE id = %d".formatted(column, table, id);
        assertThat(engine.bed().ask(sql))
            .as(column + " of " + id)
            .isEqualTo(new Refreshes(region).ask(engine.target, engine.secret, sql));
      }
    }
    String hex =
        (postgres
                ? "SELECT encode(data, 'hex') FROM %s WHERE id = 1"
                : "SELECT LOWER(HEX(data)) FROM %s WHERE id = 1")
            .formatted(table);
    assertThat(engine.bed().ask(hex)).isEqualTo("00ff0a5c09");
    assertThat(
            engine
                .bed()
                .ask(
                    "SELECT ratio = %s FROM %s WHERE id = 3"
                        .formatted(
                            postgres ? "16777217.5::float8" : "CAST(16777217.5 AS FLOAT)", table)))
        .isIn("1", "t");
  }

  @ParameterizedTest
  @EnumSource
  void rows_that_match_a_predicate_are_carried_and_the_others_stay(Engine engine) {
    String table = engine.schema + ".accounts";
    engine.both(
        "CREATE TABLE %s (id INT PRIMARY KEY, name VARCHAR(50) UNIQUE, is_test INT)"
            .formatted(table));
    engine
        .bed()
        .execute(
            "INSERT INTO %s VALUES (1, 'real one', 0), (2, 'real two', 0), (7, 'stale test', 1)"
                .formatted(table));
    engine.old(
        "INSERT INTO %s VALUES (1, 'old one', 0), (2, 'tester', 1), (5, 'robot', 1)"
            .formatted(table));

    for (int time = 1; time <= 2; time++) {
      JsonNode answer = engine.preserve(engine.rows("accounts", "is_test = 1"));

      assertThat(answer.path("detail").asText())
          .isEqualTo("carried over: %s %d → 2 rows".formatted(table, time == 1 ? 1 : 2));
      assertThat(
              Stream.of(1, 2, 5, 7)
                  .map(
                      id ->
                          "SELECT COALESCE(MAX(name), '-') FROM %s WHERE id = %d"
                              .formatted(table, id))
                  .map(engine.bed()::ask))
          .containsExactly("real one", "tester", "robot", "-");
    }
  }

  @ParameterizedTest
  @EnumSource
  void tables_that_refer_to_each_other_are_carried_in_an_order_that_holds(Engine engine) {
    String parents = engine.schema + ".parents";
    String children = engine.schema + ".children";
    engine.both(
        "CREATE TABLE %s (id INT PRIMARY KEY, boss INT REFERENCES %s (id))"
            .formatted(parents, parents),
        "CREATE TABLE %s (id INT PRIMARY KEY, parent INT NOT NULL, FOREIGN KEY (parent) REFERENCES %s (id) ON DELETE CASCADE)"
            .formatted(children, parents));
    engine
        .bed()
        .execute(
            "INSERT INTO %s VALUES (1, NULL), (2, 1)".formatted(parents),
            "INSERT INTO %s VALUES (10, 2), (20, 2)".formatted(children));
    engine.old(
        "INSERT INTO %s VALUES (1, NULL), (3, 1)".formatted(parents),
        "INSERT INTO %s VALUES (10, 3), (30, 3)".formatted(children));

    assertThatThrownBy(() -> engine.preserve(engine.all("parents")))
        .hasMessageContaining("PreserveFailed")
        .hasMessageContaining("2 rows of")
        .hasMessageContaining("refer to rows that the old target does not have");
    assertThat(engine.bed().ask("SELECT count(*) FROM " + children)).isEqualTo("2");

    engine.preserve(engine.all("children"), engine.all("parents"));

    assertThat(engine.bed().ask("SELECT sum(id) FROM " + parents)).isEqualTo("4");
    assertThat(engine.bed().ask("SELECT sum(parent) FROM " + children)).isEqualTo("6");
  }

  @ParameterizedTest
  @EnumSource
  void computed_and_missing_columns_are_left_out_and_sequences_go_on_above(Engine engine) {
    String table = engine.schema + ".things";
    boolean postgres = engine == Engine.POSTGRESQL;
    String id =
        postgres
            ? "id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"
            : "id INT AUTO_INCREMENT PRIMARY KEY";
    String twice = "twice INT GENERATED ALWAYS AS (n * 2) STORED";
    engine
        .bed()
        .execute(
            "CREATE TABLE %s (%s, n INT, %s, fresh VARCHAR(9) DEFAULT 'new')"
                .formatted(table, id, twice));
    engine.old(
        "CREATE TABLE %s (%s, n INT, gone INT, %s)".formatted(table, id, twice),
        "INSERT INTO %s (n, gone) VALUES (1, 1), (2, 2), (3, 3), (4, 4)".formatted(table),
        "DELETE FROM %s WHERE n < 3".formatted(table));

    JsonNode told = engine.preserve(engine.all("things")).path("result").path("tables").path(0);

    assertThat(told.path("leftOut").toString()).isEqualTo("[\"gone\"]");
    assertThat(engine.bed().ask("SELECT sum(id * 100 + twice) FROM " + table)).isEqualTo("714");
    assertThat(engine.bed().ask("SELECT min(fresh) FROM " + table)).isEqualTo("new");
    engine.bed().execute("INSERT INTO %s (n) VALUES (5)".formatted(table));
    assertThat(engine.bed().ask("SELECT max(id) FROM " + table)).isEqualTo("5");
  }

  @ParameterizedTest
  @EnumSource
  void what_cannot_be_carried_is_refused_with_all_reasons_before_anything_changes(Engine engine) {
    engine.both("CREATE TABLE %s.bare (n INT)".formatted(engine.schema));
    engine
        .bed()
        .execute(
            "CREATE TABLE %s.newer (id INT PRIMARY KEY, must INT NOT NULL)"
                .formatted(engine.schema),
            "CREATE TABLE %s.only_new (id INT PRIMARY KEY)".formatted(engine.schema),
            "INSERT INTO %s.bare VALUES (1)".formatted(engine.schema));
    engine.old(
        "CREATE TABLE %s.newer (id INT PRIMARY KEY)".formatted(engine.schema),
        "INSERT INTO %s.bare VALUES (2), (2)".formatted(engine.schema));

    assertThatThrownBy(
            () ->
                engine.preserve(
                    engine.rows("bare", "n = 2"), engine.all("newer"), engine.all("nosuch")))
        .hasMessageContaining("PreserveFailed")
        .hasMessageContaining("bare: the table has no primary key")
        .hasMessageContaining("newer: the column must of the new table needs a value")
        .hasMessageContaining("nosuch: the new database has no such table");
    assertThat(engine.bed().ask("SELECT sum(n) FROM %s.bare".formatted(engine.schema)))
        .isEqualTo("1");

    assertThat(engine.preserve(engine.all("bare"), engine.all("only_new")).path("detail").asText())
        .isEqualTo(
            "carried over: %1$s.bare 1 → 2 rows, %1$s.only_new is not in the old target"
                .formatted(engine.schema));
  }

  @ParameterizedTest
  @EnumSource
  void a_failure_on_the_way_and_the_end_of_the_time_leave_temp_as_it_was(Engine engine) {
    String table = engine.schema + ".many";
    engine.both("CREATE TABLE %s (id INT PRIMARY KEY, code VARCHAR(20))".formatted(table));
    engine
        .bed()
        .execute(
            "CREATE UNIQUE INDEX many_code ON %s (code)".formatted(table),
            "INSERT INTO %s VALUES (1, 'mine')".formatted(table));
    String numbers =
        engine == Engine.POSTGRESQL
            ? "generate_series(10, 5000) AS s (n)"
            : "(SELECT seq AS n FROM seq_10_to_5000) AS s";
    engine.old("INSERT INTO %s SELECT n, 'secret' FROM %s".formatted(table, numbers));

    assertThatThrownBy(() -> engine.preserve(engine.all("many")))
        .hasMessageContaining("constraint")
        .hasMessageContaining("many_code")
        .hasMessageNotContaining("secret");
    JsonNode late =
        engine
            .bed()
            .tasks()
            .call(Step.PRESERVE, JsonNodeFactory.instance.objectNode(), TimeLeft.forLooks(1));

    assertThat(late.path("error").asText()).isEqualTo("PreserveFailed");
    assertThat(late.path("detail").asText()).contains("within Lambda's 15 minutes");
    assertThat(engine.bed().ask("SELECT count(*) FROM " + table)).isEqualTo("1");
  }

  @ParameterizedTest
  @EnumSource
  void an_old_target_that_does_not_answer_is_left_before_the_function_is_ended(Engine engine) {
    String table = engine.schema + ".slow";
    engine.both("CREATE TABLE %s (id INT PRIMARY KEY)".formatted(table));
    engine.old("INSERT INTO %s VALUES (1)".formatted(table));
    String asleep = engine == Engine.POSTGRESQL ? "pg_sleep(600) IS NOT NULL" : "SLEEP(600) = 0";
    engine.bed().plan(plan -> Tasks.withPreserved(plan, List.of(engine.rows("slow", asleep))));
    long killed = System.currentTimeMillis() + 18_000;

    JsonNode late =
        engine
            .bed()
            .tasks()
            .call(
                Step.PRESERVE,
                JsonNodeFactory.instance.objectNode(),
                new TimeLeft(() -> (int) (killed - System.currentTimeMillis())));

    assertThat(System.currentTimeMillis()).isLessThan(killed);
    assertThat(late.path("error").asText()).isEqualTo("PreserveFailed");
    assertThat(late.path("detail").asText())
        .contains(table + ": ", "within Lambda's 15 minutes, and nothing of them is");
    assertThat(engine.bed().ask("SELECT count(*) FROM " + table)).isEqualTo("0");
  }
}
