package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.ScriptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Invocations that are killed at every point: no statement happens twice, and none is left out. */
class KilledInvocationTest {
  private static final String HEADER = "-- dbrefresh: not-transactional\n";

  @TempDir static Path folder;
  private static ScriptServer postgres;
  private static ScriptServer mariadb;

  @BeforeAll
  static void start() throws Exception {
    postgres = new ScriptServer(folder.resolve("postgres"), Dialect.POSTGRESQL);
    mariadb = new ScriptServer(folder.resolve("mariadb"), Dialect.MYSQL);
  }

  @AfterAll
  static void stop() {
    postgres.close();
    mariadb.close();
  }

  /** Statements of a transaction that go to the server together. */
  private static String together(int first, int last) {
    return happen(first)
        + "SELECT 1;\nUPDATE happened SET n = n + 10;\nUPDATE happened SET n = n - 10;\n".repeat(3)
        + happen(last);
  }

  private static String happen(int number) {
    return "INSERT INTO happened VALUES (" + number + ");\n";
  }

  /** A call that dies after so much traffic; whether it died before it was through. */
  private static boolean dies(
      ScriptServer server, String run, List<ScriptFile> files, int messages, boolean frozen)
      throws IOException, ScriptFailedException {
    try (CuttingProxy proxy = new CuttingProxy(server.port(), messages, frozen)) {
      try {
        server
            .phase(run, files, proxy.port())
            .advance(TimeLeft.of(() -> Integer.MAX_VALUE), line -> {});
      } catch (SQLException lost) {
        assertThat(proxy.isDead()).as(lost.toString()).isTrue();
      }
      return proxy.isDead();
    }
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

  /** Kills one call at every point, one point further in each run, and looks at what happened. */
  private static void kill(ScriptServer server, boolean frozen, int step, String... scripts)
      throws Exception {
    List<ScriptFile> files = server.put(scripts);
    int numbers = String.join("", scripts).split("happened VALUES", -1).length - 1;
    List<String> once = IntStream.rangeClosed(1, numbers).mapToObj(Integer::toString).toList();
    boolean died = true;
    for (int messages = 1; died; messages += step) {
      server.sql("DROP TABLE IF EXISTS happened", "CREATE TABLE happened (n int)");
      String run = server.newRun();
      died = dies(server, run, files, messages, frozen);
      List<ScriptReport> reports = finish(server, run, files);
      assertThat(server.ask("SELECT n FROM happened ORDER BY n"))
          .as("killed after %d messages", messages)
          .isEqualTo(once);
      assertThat(reports).hasSize(scripts.length);
    }
  }

  @Test
  void each_statement_of_postgresql_happens_once() throws Exception {
    kill(
        postgres,
        false,
        1,
        together(1, 2),
        HEADER
            + "SET search_path = public;\n"
            + happen(3)
            + "BEGIN;\n"
            + happen(4)
            + happen(5)
            + "COMMIT;\nCOPY happened FROM STDIN;\n\\.\n"
            + happen(6),
        happen(7));
  }

  @Test
  void each_statement_of_mysql_happens_once() throws Exception {
    kill(
        mariadb,
        false,
        1,
        together(1, 2),
        HEADER
            + "SET @a = 1;\n"
            + happen(3)
            + "BEGIN;\n"
            + happen(4)
            + happen(5)
            + "COMMIT;\n"
            + happen(6),
        happen(7));
  }

  @Test
  void a_session_whose_client_has_vanished_silently_is_ended_and_gone_on_from() throws Exception {
    kill(postgres, true, 9, happen(1) + "SELECT 1;\n" + happen(2), HEADER + happen(3) + happen(4));
    kill(mariadb, true, 9, happen(1) + "SELECT 1;\n" + happen(2), HEADER + happen(3) + happen(4));
  }

  @Test
  void what_cannot_be_undone_is_never_repeated() throws Exception {
    String committing = "DO $$ BEGIN INSERT INTO happened VALUES (1); COMMIT; END $$;\n";
    String procedure = "CALL happens();\n";
    mariadb.sql(
        "DROP TABLE IF EXISTS happened",
        "CREATE TABLE happened (n int)",
        "CREATE PROCEDURE happens() BEGIN INSERT INTO happened VALUES (1); COMMIT; END");
    int finished = 0;
    for (ScriptServer server : List.of(postgres, mariadb)) {
      List<ScriptFile> files =
          server.put(HEADER + (server == postgres ? committing : procedure) + "SELECT 1;\n");
      boolean died = true;
      for (int messages = 1; died; messages++) {
        server.sql("DROP TABLE IF EXISTS happened", "CREATE TABLE happened (n int)");
        String run = server.newRun();
        died = dies(server, run, files, messages, false);
        try {
          finish(server, run, files);
          finished++;
          assertThat(server.ask("SELECT n FROM happened")).containsExactly("1");
        } catch (ScriptFailedException unknown) {
          assertThat(unknown)
              .hasMessageContaining("it is not run again, since it cannot be undone");
          assertThat(server.ask("SELECT n FROM happened")).hasSizeLessThan(2);
        }
      }
    }
    assertThat(finished).isGreaterThan(20);
  }

  @Test
  void definitions_of_mysql_that_commit_are_not_repeated() throws Exception {
    List<ScriptFile> files =
        mariadb.put(happen(1) + "CREATE TABLE made (n int);\n" + happen(2) + "DROP TABLE made;\n");
    boolean died = true;
    for (int messages = 1; died; messages++) {
      mariadb.sql(
          "DROP TABLE IF EXISTS happened",
          "DROP TABLE IF EXISTS made",
          "CREATE TABLE happened (n int)");
      String run = mariadb.newRun();
      died = dies(mariadb, run, files, messages, false);
      finish(mariadb, run, files);
      assertThat(mariadb.ask("SELECT n FROM happened ORDER BY n"))
          .as("killed after %d messages", messages)
          .containsExactly("1", "2");
    }
  }

  @Test
  void a_temporary_table_goes_with_its_session_and_the_script_with_it() throws Exception {
    List<ScriptFile> files =
        postgres.put(HEADER + "CREATE TEMP TABLE t (n int);\nSELECT 1;\nSELECT 2;\nSELECT 3;\n");
    boolean refused = false;
    boolean died = true;
    for (int messages = 1; died; messages++) {
      String run = postgres.newRun();
      died = dies(postgres, run, files, messages, false);
      try {
        finish(postgres, run, files);
      } catch (ScriptFailedException e) {
        assertThat(e).hasMessageStartingWith("01.sql:2: made something that went with its session");
        refused = true;
      }
    }
    assertThat(refused).isTrue();
  }
}
