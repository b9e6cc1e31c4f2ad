package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefreshFileReaderTest {
  private static final Path CONFIGS = Path.of("../refresh-configs");
  private static final JsonMapper JSON = new JsonMapper();

  private final RefreshFileReader reader = new RefreshFileReader();

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIGS, 2)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("db-"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void every_file_of_refresh_configs_is_valid_without_a_warning(Path file) throws IOException {
    assertThat(reader.read(file.toString(), Files.readAllBytes(file)).warnings()).isEmpty();
  }

  @Test
  void the_documented_first_refresh_is_accepted_unchanged() throws IOException {
    byte[] json = getClass().getResourceAsStream("documented-first-refresh.json").readAllBytes();

    RefreshFile file = reader.read("first", json);

    assertThat(file.service()).isEqualTo(Service.RDS);
    assertThat(file.source()).isEqualTo("mysqlinstp");
    assertThat(file.target()).isEqualTo(new DatabaseNames("mysqlinstd", Optional.empty()));
    assertThat(file.restore().type()).isEqualTo(RestoreType.LATEST_POINT);
    assertThat(file.restore().settings().number(Setting.PORT)).contains(3307);
    assertThat(file.restore().settings().list(Setting.LOG_EXPORTS))
        .containsExactly("audit", "error", "general", "slowquery");
    assertThat(file.restore().settings().flag(Setting.COPY_TAGS_TO_SNAPSHOT)).contains(true);
    assertThat(file.restore().settings().flag(Setting.MULTI_AZ)).contains(false);
    assertThat(file.steps())
        .doesNotContainKeys(Step.STOP_OLD_DATABASE, Step.DELETE_REPLICAS)
        .containsEntry(Step.CHANGE_MASTER_PWD, 30);
    Scripts scripts = file.scripts().orElseThrow();
    assertThat(scripts.post())
        .extracting(scripts::key)
        .containsExactly(
            "sqlscripts/rdsmysql/mysqlinstd/01script.sql",
            "sqlscripts/rdsmysql/mysqlinstd/02script.sql");
    assertThat(scripts.pre()).isEmpty();
    assertThat(file.password().orElseThrow().secret()).isEqualTo("/development/app1/mysqlinstd");
    assertThat(file.warnings())
        .extracting(Problem::pointer)
        .containsExactly("/changemasterpwd/temppwd");
  }

  @Test
  void a_password_in_an_execution_input_is_refused() throws IOException {
    byte[] json = getClass().getResourceAsStream("documented-first-refresh.json").readAllBytes();

    List<Problem> problems = problems(() -> reader.readInput("execution input", json));

    assertThat(problems).extracting(Problem::pointer).containsExactly("/changemasterpwd/temppwd");
    assertThat(problems.get(0).message()).doesNotContain("temppwd123");
  }

  @Test
  void a_password_that_was_moved_into_a_secret_is_taken_from_there() {
    String arn =
        "arn:aws:secretsmanager:us-east-1:123456789012:secret:/dbrefresh/app1/mysqlinstd/temppwd-a1b2c3";
    ObjectNode file = rds();
    step(file, "changemasterpwd").put("temppwd", arn);

    assertThat(reader.readInput("input", bytes(file)).password().orElseThrow().chosen())
        .contains(arn);
  }

  @Test
  void all_problems_are_told_at_once_each_with_its_line() {
    String text =
        """
        {
          "restore": {
            "dbservice": "rds",
            "source": "mysqlinstp",
            "target": "mysqlinstp",
            "restoretype": "restorepoint",
            "restoretime": "yesterday",
            "application": "app1", "environment": "development",
            "secgrpids": "CHANGE_ME",
            "cluparamgrp": "default",
            "port": "33o7",
            "torun": "true"
          },
          "rename": {"dbinstance": "mysqlinstptemp", "torun": "true"},
          "renam": {}
        }
        """;

    List<Problem> problems =
        problems(() -> reader.read("bad.json", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(problems)
        .extracting(Problem::pointer, Problem::line)
        .containsExactly(
            tuple("/restore/target", 5),
            tuple("/restore/restoretime", 7),
            tuple("/restore/secgrpids", 9),
            tuple("/restore/cluparamgrp", 10),
            tuple("/restore/port", 11),
            tuple("/renam", 15));
    assertThat(problems.get(5).message()).contains("did you mean `rename`?");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restore         | restoretype   | fastcloning        | fastcloning is for Aurora
          restore         | restoretype   | fromsnapshot       | `snapshot` is missing
          restore         | restoretype   | restorepoint       | `restoretime` is missing
          restore         | restoretype   | latest             | it has to be one of latestpoint, restorepoint
          restore         | storagetype   | io1                | `iops` is missing
          restore         | multiaz       | yes                | has to be "true" or "false"
          restore         | torun         | false              | `restore` must run
          restore         | wait_time     | soon               | has to be a number of seconds
          restore         | engine        | aurora-mysql       | is for Aurora
          changemasterpwd | dbinstance    | other              | but this file refreshes mysqlinstd
          changemasterpwd | secretname    | CHANGE_ME          | still says CHANGE_ME
          runscripts      | engine        | oracle-ee          | scripts run on one of
          runscripts      | ec2tag        | a=b                | write `method` "ec2" too
          createreplicas  | replicas      | r1_t3.micro_3310    | write name_class_port
          sendmsg         | topicarn      | refresh            | it has to be an SNS topic's ARN
          updatedynamodb  | tabelname     | x                  | did you mean `tablename`?
          """)
  void refuses(String key, String field, String value, String message) {
    ObjectNode file = rds();
    step(file, key).put(field, value);

    assertThat(problems(() -> reader.read("f.json", bytes(file))))
        .extracting(Problem::message)
        .anySatisfy(said -> assertThat(said).contains(message));
  }

  @Test
  void a_skipped_step_may_hold_anything() {
    ObjectNode file = rds();
    step(file, "createreplicas")
        .put("replicas", "CHANGE_ME")
        .put("multiaz", "perhaps")
        .put("torun", "False");

    RefreshFile read = reader.read("f.json", bytes(file));

    assertThat(read.replicas()).isEmpty();
    assertThat(read.steps()).doesNotContainKey(Step.CREATE_READ_REPLICAS);
  }

  @Test
  void a_check_that_contradicts_its_step_is_a_warning() {
    ObjectNode file = rds();
    step(file, "restore").putObject("check").put("dbinstance", "another").put("torun", "false");

    assertThat(reader.read("f.json", bytes(file)).warnings())
        .extracting(Problem::pointer)
        .containsExactlyInAnyOrder("/restore/check/dbinstance", "/restore/check/torun");
  }

  @Test
  void numbers_may_be_written_as_strings_and_booleans_in_any_case() {
    ObjectNode file = rds();
    step(file, "restore")
        .put("port", "3310")
        .put("wait_time", "25")
        .put("multiaz", "TRUE")
        .put("torun", true);
    step(file, "createreplicas").put("replicas", "r1_db.t3.micro_3311,r2_db.t3.small_3312");

    RefreshFile read = reader.read("f.json", bytes(file));

    assertThat(read.restore().settings().number(Setting.PORT)).contains(3310);
    assertThat(read.restore().settings().flag(Setting.MULTI_AZ)).contains(true);
    assertThat(read.steps()).containsEntry(Step.PERFORM_RESTORE, 25);
    assertThat(read.replicas().orElseThrow().replicas())
        .containsExactly(
            new Replica("r1", "db.t3.micro", Optional.of(3311)),
            new Replica("r2", "db.t3.small", Optional.of(3312)));
  }

  @Test
  void a_restore_time_is_utc() {
    ObjectNode file = rds();
    step(file, "restore")
        .put("restoretype", "restorepoint")
        .put("restoretime", "2026-02-28 23:59:58");

    assertThat(reader.read("f.json", bytes(file)).restore().time())
        .contains(Instant.parse("2026-02-28T23:59:58Z"));
  }

  @Test
  void text_that_is_no_json_is_told_with_its_line() {
    List<Problem> problems =
        problems(() -> reader.read("f.json", "{\n\"restore\": }".getBytes(StandardCharsets.UTF_8)));

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
  }

  @Test
  void a_key_that_stands_twice_is_refused() {
    String twice = "{\"comment\": \"a\",\n \"comment\": \"b\"}";

    assertThat(
            problems(() -> reader.read("f.json", twice.getBytes(StandardCharsets.UTF_8)))
                .get(0)
                .message())
        .contains("comment");
  }

  @Test
  void aurora_needs_an_instance() {
    assertThat(change(aurora(), file -> file.remove("createinstance")))
        .extracting(Problem::pointer)
        .containsExactly("/createinstance/torun");
  }

  private List<Problem> change(ObjectNode file, Consumer<ObjectNode> change) {
    change.accept(file);
    return problems(() -> reader.read("f.json", bytes(file)));
  }

  private static List<Problem> problems(Runnable reading) {
    InvalidRefreshFileException thrown =
        catchThrowableOfType(InvalidRefreshFileException.class, reading::run);
    assertThat(thrown).isNotNull();
    return thrown.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }

  private static ObjectNode rds() {
    return sample("db-app1-mysqlinstd.json");
  }

  private static ObjectNode aurora() {
    return sample("db-app2-auposinstd.json");
  }

  private static ObjectNode sample(String name) {
    try {
      return (ObjectNode) JSON.readTree(CONFIGS.resolve("us-east-1").resolve(name).toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static ObjectNode step(ObjectNode file, String key) {
    ObjectNode step = file.path(key).isObject() ? (ObjectNode) file.path(key) : file.putObject(key);
    return step.has("torun") ? step : step.put("torun", "true");
  }

  private static byte[] bytes(ObjectNode file) {
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }
}
