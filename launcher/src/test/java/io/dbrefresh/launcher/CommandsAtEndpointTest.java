package io.dbrefresh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.command.DbRefresh;
import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Pause;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.RegionNews;
import io.dbrefresh.launcher.region.RegionsOfThisHost;
import io.dbrefresh.launcher.region.ServedRegion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Commands use a region that somebody serves as they use AWS, with {@code --endpoint-url}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandsAtEndpointTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path FILE =
      Path.of("refresh-configs", "us-east-1", "db-app1-mysqlinstd.json");

  /** Nothing takes as long here as it does on AWS. */
  private static final int HASTE = 20;

  private static final RegionNews NEWS =
      new RegionNews() {
        @Override
        public void doing(String sentence) {}

        @Override
        public void fetching(String what, long bytes, long total) {}
      };

  @TempDir static Path temp = Path.of("");
  private static RegionsOfThisHost regions = new RegionsOfThisHost(ROOT);
  private static ServedRegion served;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String typed = "";

  @BeforeAll
  static void serve() throws IOException {
    Path project = Files.createDirectories(temp.resolve("project"));
    for (String part : List.of("cloudformation", "sqlscripts", "statemachine")) {
      Files.createSymbolicLink(project.resolve(part), ROOT.resolve(part));
    }
    Files.createDirectories(project.resolve(FILE).getParent());
    Files.writeString(
        project.resolve(FILE),
        Files.readString(ROOT.resolve(FILE))
            .replaceFirst("\\{", "{\"schedule\": {\"expression\": \"cron(0 2 * * ? *)\"},"));
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    regions = new RegionsOfThisHost(project);
    served = regions.serve(temp.resolve("region"), 0, NEWS);
  }

  @AfterAll
  static void close() {
    served.close();
    regions.reset(temp.resolve("region"));
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private String done(String... arguments) {
    assertThat(exit(arguments)).as(out + "\n" + err).isZero();
    return out.toString();
  }

  private int exit(String... arguments) {
    return run(
        Stream.concat(
                Stream.of(arguments),
                Stream.of("--region", "us-east-1", "--endpoint-url", "" + served.endpoint()))
            .toArray(String[]::new));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Surroundings surroundings =
        new Surroundings(
            temp.resolve("project"),
            temp,
            Map.of(),
            "dba@host",
            Input.of(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), false),
            Screen.pipe(),
            Clock.systemUTC(),
            looks -> Pause.wall().pause(looks.dividedBy(HASTE)),
            regions,
            new Interrupts(handler -> {}, () -> {}));
    return DbRefresh.commandLine(
            arguments[0], surroundings, new PrintWriter(out), new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  @Order(1)
  void a_launch_is_watched_to_its_end() {
    assertThat(done("launch", "mysqlinstd", "app1", "--watch"))
        .contains("Execution arn:aws:states:us-east-1:123456789012:execution:dbrefresh:app1-")
        .contains("mysqlinstd is refreshed from mysqlinstp");
  }

  @Test
  @Order(2)
  void what_has_happened_is_told() {
    assertThat(done("history")).contains("mysqlinstd", "mysqlinstp", "completed");
    assertThat(done("explain")).contains("completed after", "run-scripts", "2 scripts have run");
    assertThat(done("databases")).contains("mysqlinstd", "made by app1-mysqlinstd-", "auposclup");
    done("locks");
    assertThat(err.toString()).contains("No target is locked");
    assertThat(done("orphans") + err).contains("Nothing is left over");
    assertThat(done("connect", "mysqlinstd", "-e", "SELECT 6 * 7")).contains("42");
  }

  @Test
  @Order(3)
  void a_snapshot_is_taken_and_listed() {
    assertThat(done("snapshot", "create", "mysqlinstd")).contains(":snapshot:mysqlinstd-");
    assertThat(done("snapshot", "list", "mysqlinstd")).contains("mysqlinstd-", "manual");
  }

  @Test
  @Order(4)
  void a_schedule_is_added_listed_and_removed() {
    done("schedule", "add", "mysqlinstd", "app1");
    assertThat(done("schedule", "list")).contains("mysqlinstd", "cron(0 2 * * ? *)");
    done("schedule", "remove", "mysqlinstd", "app1");
  }

  @Test
  @Order(5)
  void what_is_not_there_is_refused_in_one_line() {
    assertThat(exit("connect", "nobody", "-e", "SELECT 1")).isEqualTo(2);
    assertThat(err.toString()).contains("nobody").doesNotContain("\tat ");
    assertThat(exit("roles", "auposclup")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no function auposclup-role-manager");
  }

  @Test
  @Order(6)
  void what_stands_before_a_statement_that_fails_is_answered_and_the_line_told() {
    typed =
        """
        create table mysqldbp.answers (id int);
        insert into mysqldbp.answers values (40), (42);
        select max(id) as highest from mysqldbp.answers;

        select badcol
          from mysqldbp.answers;
        drop table mysqldbp.answers;
        """;
    assertThat(exit("connect", "mysqlinstd")).isEqualTo(1);
    assertThat(out.toString().lines()).containsExactly("highest", "42");
    assertThat(err.toString().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("2 rows changed"),
            line -> assertThat(line).startsWith("error: line 5: Unknown column 'badcol'"));
    assertThat(done("connect", "mysqlinstd", "-e", "select 1 as one; drop table mysqldbp.answers"))
        .isEqualTo("one\n1\n");
  }

  @Test
  @Order(7)
  void bodies_and_quotes_of_both_engines_are_one_statement() {
    typed =
        """
        create procedure mysqldbp.twice() begin select 1 as a; select 2 as b; end;
        call mysqldbp.twice();
        drop procedure mysqldbp.twice;
        """;
    assertThat(done("connect", "mysqlinstd")).isEqualTo("a\n1\nb\n2\n");
  }

  @Test
  @Order(8)
  void an_error_of_postgresql_is_called_one_once() {
    String[] connect = {"connect", "auposclup", "--local", "--local-dir", temp + "/region"};
    typed = "do $$ begin perform 1; end $$; select 1 as one; selec 2; select 3";
    assertThat(run(connect)).isEqualTo(1);
    assertThat(out.toString()).isEqualTo("one\n1\n");
    assertThat(err.toString())
        .contains("error: line 1: syntax error at or near \"selec\"")
        .doesNotContain("ERROR");
    typed = "select 1;\nselect 'open";
    assertThat(run(connect)).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("error: line 2: the quote ' is not closed");
  }
}
