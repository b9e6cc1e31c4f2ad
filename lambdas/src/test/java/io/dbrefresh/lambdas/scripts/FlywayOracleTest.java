package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Flyway, which reads scripts in its own way, finds the statements that we find. */
class FlywayOracleTest {
  private static final String A_STATEMENT_A_LINE =
      "files without any semicolon are the published orchestrator's; no client splits them";

  /** Where Flyway is wrong, or has no opinion, and why. */
  private static final Map<String, String> EXCUSED_IN_MYSQL =
      Map.of(
          "minus minus one",
          "takes -- for a comment; MySQL wants a blank behind it, and 5--1 is 6",
          "comments do not nest",
          "nests comments, which MySQL does not: the first */ ends them",
          "executed comment of MariaDB",
          "takes /*M! */ for a comment; MariaDB executes what stands in it",
          "if as the whole body",
          "ends a trigger at the first semicolon inside an IF that no BEGIN encloses",
          "a statement a line",
          A_STATEMENT_A_LINE);

  private static final Map<String, String> EXCUSED_IN_POSTGRES =
      Map.of(
          "parameter is no quote",
          "takes what stands between $1 and $2 for a quoted text; a tag begins with no digit",
          "a statement a line",
          A_STATEMENT_A_LINE);

  static Stream<Arguments> mysqlScripts() {
    return MysqlLexerTest.scripts();
  }

  static Stream<Arguments> postgresScripts() {
    return PostgresLexerTest.scripts();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mysqlScripts")
  void agrees_on_mysql_except_where_it_is_wrong(String name, String script, List<String> ours) {
    check(FlywaySplit.mysql(script), ours, EXCUSED_IN_MYSQL.get(name));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("postgresScripts")
  void agrees_on_postgres_except_where_it_is_wrong(String name, String script, List<String> ours) {
    check(FlywaySplit.postgres(script), ours, EXCUSED_IN_POSTGRES.get(name));
  }

  /** An excuse that is none any more has to go. */
  private static void check(List<String> flyways, List<String> ours, @Nullable String excuse) {
    if (excuse == null) {
      assertThat(flyways).isEqualTo(ours);
    } else {
      assertThat(flyways).as("Flyway no longer %s", excuse).isNotEqualTo(ours);
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void agrees_on_longer_scripts_for_mysql(@ForAll("mysql") String script) {
    assertThat(FlywaySplit.mysql(script)).isEqualTo(Split.texts(Split.mysql(script)));
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void agrees_on_longer_scripts_for_postgres(@ForAll("postgres") String script) {
    assertThat(FlywaySplit.postgres(script)).isEqualTo(Split.texts(Split.postgres(script)));
  }

  @Provide
  Arbitrary<String> mysql() {
    return joined(MysqlLexerTest.scripts(), EXCUSED_IN_MYSQL);
  }

  @Provide
  Arbitrary<String> postgres() {
    return joined(PostgresLexerTest.scripts(), EXCUSED_IN_POSTGRES);
  }

  /** Scripts of the corpus one behind the other. */
  private static Arbitrary<String> joined(Stream<Arguments> corpus, Map<String, String> excused) {
    List<String> scripts =
        corpus
            .map(Arguments::get)
            .filter(one -> !excused.containsKey((String) one[0]))
            .map(one -> (String) one[1])
            .filter(script -> !script.startsWith("\uFEFF"))
            .toList();
    return Arbitraries.of(scripts)
        .list()
        .ofMinSize(2)
        .ofMaxSize(8)
        .map(some -> some.stream().collect(Collectors.joining("\n;\n")));
  }

  static Stream<Arguments> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../sqlscripts"))) {
      return files
          .filter(file -> file.toString().endsWith(".sql"))
          .map(Arguments::of)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void agrees_on_the_sample_scripts(Path file) throws IOException {
    String script = Files.readString(file);
    boolean postgres = file.toString().contains("posgresql");
    assertThat(postgres ? FlywaySplit.postgres(script) : FlywaySplit.mysql(script))
        .isNotEmpty()
        .isEqualTo(Split.texts(postgres ? Split.postgres(script) : Split.mysql(script)));
  }
}
