package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortFormTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String AURORA =
      """
      {
        "application": "app2",
        "environment": "qa",
        "source": {"cluster": "auposclup"},
        "target": {"instance": "auposinstq", "cluster": "auposcluq"},
        "restore": {"type": "fastcloning"},
        "settings": {"port": 5435, "copyTagsToSnapshot": true, "parameterGroup": "own", "monitoringInterval": 0},
        "writerSettings": {"copyTagsToSnapshot": null, "instanceClass": "db.t4g.medium"},
        "replicaSettings": {"parameterGroup": "other"},
        "replicas": [{"instance": "auposinstq-1", "class": "db.t4g.medium"}],
        "scripts": {"bucket": "awssol-bucket", "keys": ["01mask.sql"]}
      }
      """;

  private final RefreshFileReader reader = new RefreshFileReader();

  @Test
  void names_each_database_once_and_asks_for_every_step_of_a_refresh() {
    RefreshFile file = reader.read("q", bytes(sample()));

    assertThat(file.service()).isEqualTo(Service.RDS);
    assertThat(file.source()).isEqualTo("mysqlinstp");
    assertThat(file.target()).isEqualTo(new DatabaseNames("mysqlinstq", Optional.empty()));
    assertThat(file.restore().type()).isEqualTo(RestoreType.LATEST_POINT);
    assertThat(file.steps())
        .containsOnlyKeys(
            Step.PERFORM_RESTORE,
            Step.FIX_TAGS,
            Step.CHANGE_MASTER_PWD,
            Step.RUN_SCRIPTS,
            Step.RENAME_DATABASE,
            Step.DELETE_OLD_DATABASE,
            Step.UPDATE_DYNAMODB,
            Step.SEND_MSG);
    assertThat(file.password().orElseThrow().secret()).isEqualTo("/qa/app1/mysqlinstq");
    assertThat(file.scripts().orElseThrow().prefix()).isEqualTo("sqlscripts/rdsmysql/mysqlinstd/");
    assertThat(file.scripts().orElseThrow().post())
        .extracting(ScriptFile::name)
        .containsExactly("01script.sql", "02script.sql");
    assertThat(file.recordTable()).contains("dbalignment-awssol");
    assertThat(file.topicArn()).contains("arn:aws:sns:us-east-1:123456789012:refresh");
    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void a_writer_has_the_settings_that_its_own_do_not_change() throws IOException {
    RefreshFile file = reader.read("a", bytes((ObjectNode) JSON.readTree(AURORA)));

    assertThat(file.target()).isEqualTo(new DatabaseNames("auposinstq", Optional.of("auposcluq")));
    assertThat(file.restore().settings().flag(Setting.COPY_TAGS_TO_SNAPSHOT)).contains(true);
    assertThat(file.instance().orElseThrow().flag(Setting.COPY_TAGS_TO_SNAPSHOT)).isEmpty();
    assertThat(file.instance().orElseThrow().text(Setting.PARAMETER_GROUP)).contains("own");
    assertThat(file.instance().orElseThrow().text(Setting.INSTANCE_CLASS))
        .contains("db.t4g.medium");
    assertThat(file.replicas().orElseThrow().settings().text(Setting.PARAMETER_GROUP))
        .contains("other");
    assertThat(file.replicas().orElseThrow().settings().flag(Setting.COPY_TAGS_TO_SNAPSHOT))
        .isEmpty();
    assertThat(file.replicas().orElseThrow().replicas())
        .containsExactly(new Replica("auposinstq-1", "db.t4g.medium", Optional.empty()));
    assertThat(file.steps())
        .containsKeys(Step.CREATE_INSTANCE, Step.RENAME_CLUSTER, Step.DELETE_OLD_CLUSTER);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /target/instance        | "mysqlinstp"      | is the source
          /target/cluster         | "c"               | it is for Aurora
          /target/stop            | "true"            | it has to be true or false, without quotes
          /target/replcae         | true              | did you mean `replace`?
          /source/instance        | "CHANGE_ME"       | still says CHANGE_ME
          /source                 | {}                | `instance` (RDS) or `cluster` (Aurora) is missing
          /restore/type           | "fastcloning"     | fastcloning is for Aurora
          /restore/type           | "restorepoint"    | `time` is missing
          /settings/iops          | "3000"            | it has to be a whole number, without quotes
          /settings/storageType   | "io1"             | `storageType` io1 needs it
          /settings/multiAz       | "yes"             | it has to be true or false
          /settings/backtrack     | 60                | `backtrack` is for Aurora
          /settings/clusterParameterGroup | "p"       | `clusterParameterGroup` is for Aurora
          /settings/portt         | 3307              | did you mean `port`?
          /writerSettings         | {}                | it is for Aurora
          /replicas               | [{"class": "db.t3.micro"}] | `instance` is missing
          /replicas               | [{"instance": "a_b", "class": "db.t3.micro"}] | it has to be an identifier
          /password/chosen        | "tiger"           | it has to be the ARN of a secret
          /password/change        | false             | is false
          /password/rotation      | {"days": 3}       | `functionArn` is missing
          /scripts/keys           | "a.sql"           | it has to be a list of texts
          /scripts/ec2Tag         | "a=b"             | write `method` "ec2" too
          /notify/topic           | "refresh"         | it has to be an SNS topic's ARN
          /record/table           | ""                | it has to be a text that is not empty
          /waitSeconds/prepare    | 3                 | `prepare` is not a key here
          /changemasterpwd        | {}                | a step of the documented form
          """)
  void a_problem_is_told_in_the_words_of_the_short_form(String pointer, String value, String said)
      throws IOException {
    ObjectNode file = sample();
    put(file, pointer, JSON.readTree(value));

    assertThat(problems(file))
        .anySatisfy(problem -> assertThat(problem.message()).contains(said))
        .allSatisfy(
            problem -> {
              assertThat(pointer.split("/")[1]).isIn((Object[]) problem.pointer().split("/"));
              assertThat(problem.message())
                  .doesNotContain("restoretime", "storagetype", "dbservice", "tiger", "torun");
            });
  }

  @Test
  void a_problem_stands_on_its_line_of_the_file() {
    String text = AURORA.replace("\"port\": 5435,", "\n\"port\": 0,\n\"iops\": 3,\n");
    List<Problem> problems = problems(text);

    assertThat(problems).extracting(Problem::pointer).contains("/settings/port", "/settings/iops");
    assertThat(problems).extracting(Problem::line).containsExactly(8, 9);
  }

  @Test
  void a_source_is_an_instance_or_a_cluster_and_a_target_is_what_its_source_is() {
    ObjectNode file = sample();
    file.withObjectProperty("source").put("cluster", "auposclup");

    assertThat(problems(file))
        .extracting(Problem::pointer)
        .containsExactly("/source/instance", "/target/cluster");
  }

  @Test
  void what_is_missing_because_its_key_is_misspelt_is_told_once() {
    ObjectNode file = sample();
    file.set("restor", file.remove("restore"));

    assertThat(problems(file))
        .extracting(Problem::pointer, Problem::message)
        .containsExactly(tuple("/restor", "`restor` is not a key here; did you mean `restore`?"));
  }

  @Test
  void what_is_missing_is_told_without_what_would_stand_in_it() {
    ObjectNode file = sample();
    file.remove("restore");

    assertThat(problems(file)).extracting(Problem::message).containsExactly("`restore` is missing");
  }

  @Test
  void a_password_that_says_nothing_is_a_warning() {
    ObjectNode file = sample();
    file.putObject("password");

    assertThat(reader.read("q", bytes(file)).warnings())
        .extracting(Problem::pointer)
        .containsExactly("/password");
  }

  @Test
  void a_time_or_snapshot_that_the_restore_does_not_use_is_a_warning() {
    ObjectNode file = sample();
    file.withObjectProperty("restore").put("time", "2026-02-28 23:59:58").put("snapshot", "s");

    assertThat(reader.read("q", bytes(file)).warnings())
        .extracting(Problem::pointer, Problem::message)
        .containsExactly(
            tuple("/restore/time", "is not used; `type` is latestpoint"),
            tuple("/restore/snapshot", "is not used; `type` is latestpoint"));
  }

  @Test
  void a_documented_file_with_a_key_of_the_short_form_is_told_what_makes_one() {
    assertThat(problems("{\"target\": {\"instance\": \"x\"}, \"restore\": {\"torun\": \"false\"}}"))
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("which names its `source`"));
  }

  @Test
  void no_record_and_no_password_change_can_be_asked_for() {
    ObjectNode file = sample();
    file.putNull("record").remove("scripts");
    file.putObject("password").put("change", false);
    ((ObjectNode) file.path("target")).put("replace", false);

    RefreshFile read = reader.read("q", bytes(file));

    assertThat(read.recordTable()).isEmpty();
    assertThat(read.password()).isEmpty();
    assertThat(read.steps())
        .doesNotContainKeys(Step.UPDATE_DYNAMODB, Step.CHANGE_MASTER_PWD, Step.DELETE_OLD_DATABASE);
  }

  private List<Problem> problems(ObjectNode file) {
    return problems(file.toPrettyString());
  }

  private List<Problem> problems(String text) {
    InvalidRefreshFileException thrown =
        catchThrowableOfType(
            InvalidRefreshFileException.class,
            () -> reader.read("q", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }

  private static void put(ObjectNode file, String pointer, JsonNode value) {
    String[] parts = pointer.split("/");
    ObjectNode at = parts.length == 2 ? file : file.withObjectProperty(parts[1]);
    at.set(parts[parts.length - 1], value);
  }

  private static ObjectNode sample() {
    Path file = Path.of("..", "refresh-configs", "us-east-1", "db-app1-mysqlinstq.json");
    try {
      return (ObjectNode) JSON.readTree(file.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static byte[] bytes(ObjectNode file) {
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }
}
