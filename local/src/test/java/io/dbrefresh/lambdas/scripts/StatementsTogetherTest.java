package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.lambdas.sql.Dialect;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are sent before the ones in front of them are answered. */
class StatementsTogetherTest {
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

  /** Four lines for each number: an INSERT, an UPDATE, a SELECT, a DELETE of the one before. */
  private static String mixed(String table, int count) {
    StringBuilder script = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      script.append(
          ("INSERT INTO %1$s VALUES (%2$d, 'a');\nUPDATE %1$s SET t = 'b; ü' WHERE n >= %2$d - 1;\n"
                  + "SELECT * FROM %1$s;\nDELETE FROM %1$s WHERE n < %2$d;\n")
              .formatted(table, i));
    }
    return script.toString();
  }

  private static int rowsOf(ScriptServer server, int line) {
    String of = "\"line\":" + line + ",";
    String entry =
        server.log().stream()
            .filter(text -> text.contains(of))
            .map(text -> text.substring(text.indexOf(of)))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(entry.replaceFirst("(?s).*?\"rows\":(\\d+).*", "$1"));
  }

  @Test
  void each_is_counted_with_its_own_rows() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE a (n int PRIMARY KEY, t varchar(50))");
      server.log().clear();
      ScriptReport report = server.run(mixed("a", 200)).get(0);

      assertThat(report.statements()).isEqualTo(800);
      assertThat(report.rows()).isEqualTo(200 + (1 + 199 * 2) + 199);
      for (int i = 1; i < 200; i++) {
        assertThat(rowsOf(server, 4 * i + 1)).isEqualTo(1);
        assertThat(rowsOf(server, 4 * i + 2)).isEqualTo(2);
        assertThat(rowsOf(server, 4 * i + 3)).isZero();
        assertThat(rowsOf(server, 4 * i + 4)).isEqualTo(1);
      }
      assertThat(server.ask("SELECT t FROM a")).containsExactly("b; ü");
    }
  }

  @Test
  void the_one_that_fails_is_named_and_nothing_stays() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql(
          "CREATE TABLE b (n int PRIMARY KEY, t varchar(9))", "INSERT INTO b VALUES (0, '')");
      for (int good : List.of(0, 1, 2, 10, 33)) {
        for (String bad :
            List.of(
                "UPDATE b SET n = 7;",
                "UPDATE nosuch SET n = 7;",
                "SELECT (SELECT 1 UNION SELECT 2);",
                "SELEC 1;",
                "DELETE FROM b WHERE bogus;")) {
          String script =
              mixed("b", good) + "INSERT INTO b VALUES (-1, 'x');\n" + bad + "\n" + mixed("b", 40);
          assertThatThrownBy(() -> server.run(script))
              .as("%s behind %d", bad, good)
              .isInstanceOf(ScriptFailedException.class)
              .hasMessageStartingWith("01.sql:%d: ".formatted(4 * good + 2))
              .hasMessageContaining(bad.substring(0, bad.length() - 1));
          assertThat(server.ask("SELECT n FROM b")).containsExactly("0");
        }
      }
    }
  }

  @Test
  void those_behind_one_that_fails_do_not_run() throws Exception {
    postgres.sql("CREATE SEQUENCE s");
    String more = "SELECT nextval('s');\n".repeat(20);
    assertThatThrownBy(() -> postgres.run("SELECT 1;\nSELECT 1 / 0;\n" + more + "SELECT 1;"))
        .hasMessageStartingWith("01.sql:2: ");
    assertThat(postgres.ask("SELECT is_called FROM s")).containsExactly("f");
  }

  @Test
  void answers_may_be_longer_than_what_a_connection_keeps() throws Exception {
    String rows = "SELECT n, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' FROM c;\n";
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE c (n int)");
      String doubled = "INSERT INTO c SELECT n FROM c;\n";
      ScriptReport report =
          server.run("INSERT INTO c VALUES (1);\n" + doubled.repeat(16) + rows.repeat(40)).get(0);
      assertThat(report.statements()).isEqualTo(57);
      assertThat(report.rows()).isEqualTo(1 << 16);
    }
  }

  @Test
  void a_slow_one_has_its_time_for_itself() throws Exception {
    String many = "SELECT 1;\n".repeat(20);
    postgres.run(many); // loads the classes, which is not the statements' time
    ScriptReport report = postgres.run(many + "SELECT pg_sleep(1);\n" + many).get(0);
    assertThat(report.slowestLine()).isEqualTo(21);
    assertThat(report.slowestMillis()).isBetween(500L, report.millis());
    assertThat(report.millis()).isGreaterThan(990);

    mariadb.log().clear();
    mariadb.run(many + "SELECT SLEEP(0.1);\n".repeat(25) + many);
    assertThat(mariadb.log())
        .anySatisfy(line -> assertThat(line).contains("\"statement\":40,\"line\":40"));
  }
}
