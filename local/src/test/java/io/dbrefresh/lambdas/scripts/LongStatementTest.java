package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that take longer than an invocation: they wait for a lock that the test holds. */
class LongStatementTest {
  private static final String HEADER = "-- dbrefresh: not-transactional\n";
  private static final int SHORT = 1500;

  @TempDir static Path folder;
  private static ScriptServer postgres;
  private static ScriptServer mariadb;

  @BeforeAll
  static void start() throws Exception {
    postgres = new ScriptServer(folder.resolve("postgres"), Dialect.POSTGRESQL);
    mariadb = new ScriptServer(folder.resolve("mariadb"), Dialect.MYSQL);
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE counted (id int PRIMARY KEY, n int)", "CREATE TABLE other (n int)");
    }
    mariadb.sql(
        "CREATE PROCEDURE count_up() BEGIN UPDATE counted SET n = n + 1 WHERE id = 1; COMMIT; END");
  }

  @AfterAll
  static void stop() {
    postgres.close();
    mariadb.close();
  }

  @BeforeEach
  void begin_at_nought() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("DELETE FROM counted", "DELETE FROM other", "INSERT INTO counted VALUES (1, 0)");
    }
  }

  private static ScriptServer server(String name) {
    return name.equals("postgres") ? postgres : mariadb;
  }

  private static List<ScriptReport> finish(ScriptServer server, String run, List<ScriptFile> files)
      throws Exception {
    for (int call = 0; call < 100; call++) {
      PhaseRun.Standing standing = server.call(run, files);
      if (standing.reports().isPresent()) {
        return standing.reports().get();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("never finished");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres | '' | UPDATE counted SET n = n + 1;",
        "postgres | '' | SELECT 1; UPDATE counted SET n = n + 1;",
        "postgres | '-- dbrefresh: not-transactional' | UPDATE counted SET n = n + 1; SELECT 1;",
        "postgres | '-- dbrefresh: not-transactional' | DO $$ BEGIN UPDATE counted SET n = n + 1; COMMIT; END $$; SELECT 1;",
        "mariadb | '' | UPDATE counted SET n = n + 1;",
        "mariadb | '' | SELECT 1; UPDATE counted SET n = n + 1;",
        "mariadb | '-- dbrefresh: not-transactional' | UPDATE counted SET n = n + 1; SELECT 1;",
        "mariadb | '-- dbrefresh: not-transactional' | CALL count_up(); SELECT 1;"
      })
  void goes_on_in_the_server_and_is_picked_up(String name, String header, String script)
      throws Exception {
    ScriptServer server = server(name);
    List<ScriptFile> files = server.put(header + "\n" + script, "INSERT INTO other VALUES (1)");
    String run = server.newRun();
    try (Connection holder = server.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.execute("UPDATE counted SET n = 0");
      assertThat(server.call(run, files, SHORT).waiting())
          .isEqualTo("01.sql:2 goes on in the server");
      assertThat(server.call(run, files, SHORT).waiting())
          .startsWith("01.sql:2 goes on in the server: ")
          .containsAnyOf("active", "Query");
      holder.rollback();
    }

    List<ScriptReport> reports = finish(server, run, files);

    assertThat(server.ask("SELECT n FROM counted")).containsExactly("1");
    assertThat(server.ask("SELECT n FROM other")).containsExactly("1");
    assertThat(reports.get(0).unheard()).isEqualTo(1);
    assertThat(reports.get(0).slowestLine()).isEqualTo(2);
    assertThat(reports.get(0).slowestMillis()).isGreaterThan(SHORT / 2L);
    assertThat(reports.get(0).sha256()).hasSize(64);
    assertThat(server.log()).anySatisfy(line -> assertThat(line).contains("\"pickedUp\":true"));
  }

  @Test
  void a_definition_of_mysql_goes_on_too() throws Exception {
    List<ScriptFile> files =
        mariadb.put(
            "UPDATE other SET n = 2;\nALTER TABLE counted ADD COLUMN more int;\nINSERT INTO other VALUES (3);");
    String run = mariadb.newRun();
    try (Connection holder = mariadb.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.executeQuery("SELECT n FROM counted").close();
      assertThat(mariadb.call(run, files, SHORT).waiting())
          .isEqualTo("01.sql:2 goes on in the server");
      holder.rollback();
    }
    finish(mariadb, run, files);
    assertThat(mariadb.ask("SELECT n FROM other")).containsExactly("3");
    assertThat(mariadb.ask("SELECT more FROM counted")).hasSize(1);
    mariadb.sql("ALTER TABLE counted DROP COLUMN more");
  }

  @Test
  void a_vacuum_goes_on_too() throws Exception {
    List<ScriptFile> files =
        postgres.put(HEADER + "VACUUM counted;\nINSERT INTO other VALUES (3);");
    String run = postgres.newRun();
    try (Connection holder = postgres.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.execute("LOCK TABLE counted IN SHARE MODE");
      assertThat(postgres.call(run, files, SHORT).waiting())
          .isEqualTo("01.sql:2 goes on in the server");
      holder.rollback();
    }
    assertThat(finish(postgres, run, files).get(0).unheard()).isEqualTo(1);
    assertThat(postgres.ask("SELECT n FROM other")).containsExactly("3");
  }

  @ParameterizedTest
  @CsvSource({"postgres", "mariadb"})
  void what_fails_while_nobody_listens_fails_the_script(String name) throws Exception {
    ScriptServer server = server(name);
    List<ScriptFile> files = server.put("INSERT INTO counted SELECT 2, 1;");
    String run = server.newRun();
    try (Connection holder = server.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.execute("INSERT INTO counted VALUES (2, 0)");
      assertThat(server.call(run, files, SHORT).waiting())
          .isEqualTo("01.sql:1 goes on in the server");
      holder.commit();
    }
    assertThatThrownBy(() -> finish(server, run, files))
        .isInstanceOf(ScriptFailedException.class)
        .hasMessageStartingWith("01.sql:1: was left running in the server");
  }

  @ParameterizedTest
  @CsvSource({"postgres", "mariadb"})
  void a_transaction_that_is_too_long_leaves_nothing_and_says_the_way_out(String name)
      throws Exception {
    ScriptServer server = server(name);
    List<ScriptFile> files =
        server.put("INSERT INTO other VALUES (1);\nUPDATE counted SET n = 1;\nSELECT 1;");
    try (Connection holder = server.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.execute("UPDATE counted SET n = 0");
      assertThatThrownBy(() -> server.call(server.newRun(), files, SHORT))
          .isInstanceOf(ScriptFailedException.class)
          .hasMessageStartingWith("01.sql:2: the script is one transaction")
          .hasMessageContaining("begin it with \"-- dbrefresh: not-transactional\"");
      holder.rollback();
    }
    assertThat(server.ask("SELECT n FROM other")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"postgres, pg_sleep", "mariadb, SLEEP"})
  void statements_that_went_out_together_are_broken_off_together(String name, String sleep) {
    ScriptServer server = server(name);
    long begun = System.nanoTime();
    assertThatThrownBy(
            () ->
                server.call(
                    server.newRun(),
                    server.put("SELECT 1;\nSELECT %s(0.4);\n".formatted(sleep).repeat(60)),
                    SHORT))
        .isInstanceOf(ScriptFailedException.class)
        .hasMessageContaining(": the script is one transaction");
    assertThat(System.nanoTime() - begun).isLessThan(15_000_000_000L); // not all 24 seconds
  }

  @ParameterizedTest
  @CsvSource({"postgres", "mariadb"})
  void a_transaction_that_began_late_begins_anew_in_the_next_invocation(String name)
      throws Exception {
    ScriptServer server = server(name);
    List<ScriptFile> files =
        server.put(
            "INSERT INTO other VALUES (1);",
            "INSERT INTO other VALUES (2);\nUPDATE counted SET n = n + 1;\nSELECT 1;");
    String run = server.newRun();
    try (Connection holder = server.connect();
        Statement sql = holder.createStatement()) {
      holder.setAutoCommit(false);
      sql.execute("UPDATE counted SET n = 0");
      assertThat(server.call(run, files, SHORT).waiting()).isEqualTo("02.sql:2 is next");
      holder.rollback();
    }
    finish(server, run, files);
    assertThat(server.ask("SELECT n FROM other ORDER BY n")).containsExactly("1", "2");
    assertThat(server.ask("SELECT n FROM counted")).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({"postgres", "mariadb"})
  void between_statements_a_script_is_gone_on_with_as_it_was_set(String name) throws Exception {
    ScriptServer server = server(name);
    boolean isPostgres = name.equals("postgres");
    String set = isPostgres ? "SET application_name = '7';" : "SET @seven = 7;";
    String seven = isPostgres ? "current_setting('application_name')::int" : "@seven";
    String wait = isPostgres ? "SELECT pg_sleep(0.3);\n" : "SELECT SLEEP(0.3);\n";
    List<ScriptFile> files =
        server.put(
            HEADER + set + "\n" + wait.repeat(6) + "INSERT INTO other SELECT " + seven + ";");
    String run = server.newRun();
    assertThat(server.call(run, files, 1000).waiting()).startsWith("01.sql:");
    assertThat(finish(server, run, files).get(0).statements()).isEqualTo(8);
    assertThat(server.ask("SELECT n FROM other")).containsExactly("7");
  }
}
