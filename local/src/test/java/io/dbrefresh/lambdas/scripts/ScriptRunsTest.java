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

/** What scripts do on real servers, and what is told of it. */
class ScriptRunsTest {
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

  private static String inserts(String table, int count) {
    StringBuilder script = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      script.append("INSERT INTO %s VALUES (%d, 'it''s; %d'); -- row\n".formatted(table, i, i));
    }
    return script.toString();
  }

  @Test
  void a_script_of_postgresql_copies_data_defines_functions_and_counts_rows() throws Exception {
    List<ScriptReport> reports =
        postgres.run(
            "CREATE TABLE a (n int, t text);\nCOPY a FROM STDIN;\n1\tone;\n2\t\\N\n3\tünïcode\n\\.\n"
                + "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC; SELECT 1; END;\n"
                + "UPDATE a SET n = n + f() WHERE n < 3;\nSELECT * FROM a",
            inserts("a", 700));

    assertThat(reports).extracting(ScriptReport::statements).containsExactly(5L, 700L);
    assertThat(reports).extracting(ScriptReport::rows).containsExactly(5L, 700L);
    assertThat(postgres.ask("SELECT t FROM a WHERE n = 3 AND t LIKE 'ü%'")).hasSize(1);
    assertThat(postgres.ask("SELECT count(*) FROM a")).containsExactly("703");
    assertThat(postgres.log())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "\"script\":\"01.sql\"", "\"line\":2", "\"verb\":\"COPY\"", "\"rows\":3"))
        .noneSatisfy(line -> assertThat(line).contains("one;"));
  }

  @Test
  void the_report_holds_the_hash_of_the_bytes() throws Exception {
    assertThat(postgres.run("SELECT 1;\n").get(0).sha256()).isEqualTo(sha256("SELECT 1;\n"));
  }

  private static String sha256(String text) throws Exception {
    return java.util.HexFormat.of()
        .formatHex(
            java.security.MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void a_script_of_mysql_has_procedures_and_names_where_it_commits() throws Exception {
    List<ScriptReport> reports =
        mariadb.run(
            "CREATE TABLE b (n int PRIMARY KEY, t varchar(50)) ENGINE=InnoDB;\n"
                + "DELIMITER //\nCREATE PROCEDURE p(m int) BEGIN DECLARE i int DEFAULT 0;"
                + " WHILE i < m DO INSERT INTO b VALUES (1000 + i, 'p'); SET i = i + 1; END WHILE; END//\n"
                + "DELIMITER ;\nCALL p(3);\n/*!40101 SET @x = 1 */;\nUPDATE b SET t = @x;\n"
                + "SELECT * FROM b;\n"
                + inserts("b", 300));

    assertThat(reports.get(0).statements()).isEqualTo(306);
    assertThat(reports.get(0).rows()).isGreaterThanOrEqualTo(303);
    assertThat(reports.get(0).implicitCommits()).contains(3);
    assertThat(mariadb.ask("SELECT count(*) FROM b")).containsExactly("303");
    assertThat(mariadb.ask("SELECT t FROM b WHERE n = 2")).containsExactly("it's; 2");
    assertThat(mariadb.log())
        .anySatisfy(line -> assertThat(line).contains("\"implicitCommit\":true", "\"line\":1"));
  }

  @Test
  void a_failing_statement_is_named_and_its_script_leaves_nothing() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE c (n int PRIMARY KEY, t varchar(50))");
      String script =
          inserts("c", 500) + "INSERT INTO c VALUES (333, 'again');\n" + inserts("c", 9);
      assertThatThrownBy(() -> server.run(script))
          .isInstanceOf(ScriptFailedException.class)
          .hasMessageStartingWith("01.sql:501: ")
          .hasMessageContaining("VALUES (333, 'again')");
      assertThat(server.ask("SELECT count(*) FROM c")).containsExactly("0");
      String broken = inserts("c", 20) + "INSERT INTO c VALUS (1, 2);\n" + inserts("d", 9);
      assertThatThrownBy(() -> server.run(broken))
          .isInstanceOf(ScriptFailedException.class)
          .hasMessageStartingWith("01.sql:21: ");
      assertThat(server.ask("SELECT count(*) FROM c")).containsExactly("0");
    }
  }

  @Test
  void nothing_of_the_marks_is_left_behind() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      String run = server.newRun();
      server.call(run, server.put("SELECT 1"));
      server.phase(run, List.of(), server.port()).clear();
      assertThat(
              server.ask(
                  "SELECT schema_name FROM information_schema.schemata WHERE schema_name = 'dbrefresh_scripts'"))
          .isEmpty();
    }
  }

  @Test
  void a_script_that_is_not_transactional_keeps_what_ran_before_a_failure() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE e (n int PRIMARY KEY, t varchar(50))");
      assertThatThrownBy(
              () ->
                  server.run(
                      "-- masks\n-- dbrefresh: not-transactional\n"
                          + inserts("e", 5)
                          + "INSERT INTO e VALUES (5, 'again');"))
          .hasMessageStartingWith("01.sql:8: ");
      assertThat(server.ask("SELECT count(*) FROM e")).containsExactly("5");
    }
  }

  @Test
  void statements_that_take_no_company_run_outside_of_transactions_alone() throws Exception {
    postgres.sql("CREATE TABLE f (n int)");
    String alone =
        "VACUUM f;\nCREATE INDEX CONCURRENTLY f_n ON f (n);\nDO $$ BEGIN COMMIT; END $$;\n"
            + "REINDEX TABLE CONCURRENTLY f;\nINSERT INTO f VALUES (1);";
    assertThat(postgres.run("-- dbrefresh: not-transactional\n" + alone).get(0).statements())
        .isEqualTo(5);
    assertThatThrownBy(() -> postgres.run("SELECT 1;\nVACUUM f;"))
        .hasMessageContaining("01.sql:2: ")
        .hasMessageContaining("begin the script with \"-- dbrefresh: not-transactional\"");
    assertThatThrownBy(
            () -> postgres.run("-- dbrefresh: not-transactional\nVACUUM nosuch;\nSELECT 1"))
        .hasMessageStartingWith("01.sql:2: ")
        .hasMessageContaining("nosuch");
  }

  @Test
  void a_header_that_is_not_known_is_refused() {
    assertThatThrownBy(() -> postgres.run("-- dbrefresh: untransactional\nSELECT 1"))
        .hasMessage(
            "01.sql:1: \"dbrefresh: untransactional\" is not known; a script is transactional or not-transactional");
  }

  @Test
  void a_dump_with_locked_tables_runs() throws Exception {
    mariadb.sql("CREATE TABLE g (n int PRIMARY KEY, t varchar(50))");
    List<ScriptReport> reports =
        mariadb.run(
            "USE app\nLOCK TABLES `g` WRITE;\n/*!40000 ALTER TABLE `g` DISABLE KEYS */;\n"
                + inserts("g", 3)
                + "/*!40000 ALTER TABLE `g` ENABLE KEYS */;\nUNLOCK TABLES;\nSELECT 1;");
    assertThat(reports.get(0).statements()).isEqualTo(9);
    assertThat(mariadb.ask("SELECT count(*) FROM g")).containsExactly("3");
  }

  @Test
  void a_script_with_its_own_transactions_commits_as_it_says() throws Exception {
    for (ScriptServer server : List.of(postgres, mariadb)) {
      server.sql("CREATE TABLE h (n int PRIMARY KEY, t varchar(50))");
      for (String header : List.of("", "-- dbrefresh: not-transactional\n")) {
        server.sql("DELETE FROM h");
        server.run(
            header
                + "BEGIN;\nINSERT INTO h VALUES (1, 'a');\nCOMMIT;\nBEGIN;\nDELETE FROM h;\nROLLBACK;\n"
                + "INSERT INTO h VALUES (2, 'b');");
        assertThat(server.ask("SELECT n FROM h ORDER BY n")).containsExactly("1", "2");
      }
    }
  }
}
