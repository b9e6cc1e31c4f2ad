package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which the documented form lets one say the same, and what it says twice. */
class DocumentedVariantsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String[] MANNERS = {"warnings", "wording", "engines"};

  private final RefreshFileReader reader = new RefreshFileReader();

  @ParameterizedTest(name = "{0}/{1}: {2} or {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mysqlinstd | restore         | port           | 3307              | "3307"
          mysqlinstd | restore         | wait_time      | 10                | "10"
          mysqlinstd | restore         | multiaz        | "False"           | false
          mysqlinstd | restore         | multiaz        | "True"            | "TRUE"
          mysqlinstd | restore         | copytagstosnap | true              | "tRuE"
          mysqlinstd | restore         | torun          | "true"            | true
          mysqlinstd | restore         | cwalogs        | "audit,error"     | ["audit", "error"]
          mysqlinstd | restore         | cwalogs        | "audit,error"     | " audit , error ,"
          mysqlinstd | restore         | secgrpids      | "sg-1"            | ["sg-1"]
          mysqlinstd | restore         | secgrpids      | "sg-1,sg-2"       | ["sg-1", "sg-2"]
          mysqlinstd | runscripts      | keys           | "01.sql,02.sql"   | ["01.sql", "02.sql"]
          mysqlinstd | runscripts      | prefix         | "sql/dev"         | "sql/dev/"
          mysqlinstd | createreplicas  | torun          | "false"           | "FALSE"
          auposinstd | restore         | backtrack      | 0                 | "0"
          auposinstd | createinstance  | perfinsightsretention | 7          | "7"
          auposinstd | createinstance  | enhancedmoninterval | 0            | "0"
          auposinstd | createinstance  | dbinstance     | "auposinstd"      | "auposinstdtemp"
          auposinstd | createreplicas  | replicas       | "a_db.r6g.large,b_db.r6g.large" | ["a_db.r6g.large", "b_db.r6g.large"]
          """)
  void means_the_same(String file, String step, String key, String one, String other)
      throws IOException {
    ObjectNode first = sample(file);
    first.withObjectProperty(step).set(key, JSON.readTree(one));
    ObjectNode second = sample(file);
    second.withObjectProperty(step).set(key, JSON.readTree(other));

    assertThat(read(first))
        .usingRecursiveComparison()
        .ignoringFields(MANNERS)
        .isEqualTo(read(second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"torun\": \"false\"}",
        "{\"torun\": \"False\", \"wait_time\": \"3\", \"check\": {\"torun\": \"false\"}}",
        "{\"torun\": false, \"lambdaarn\": \"CHANGE_ME\", \"rotationdays\": \"many\", \"x\": [1]}"
      })
  void a_step_that_does_not_run_is_as_good_as_missing(String skipped) throws IOException {
    for (String key : new String[] {"createsecret", "rotatemasterpwd", "createreplicas"}) {
      ObjectNode missing = sample("mysqlinstd");
      missing.remove(key);
      ObjectNode file = sample("mysqlinstd");
      file.set(key, JSON.readTree(skipped));

      assertThat(read(file))
          .usingRecursiveComparison()
          .ignoringFields(MANNERS)
          .isEqualTo(read(missing));
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          restore         | check.torun       | "False"        | is checked all the same
          restore         | check.dbinstance  | "other"        | the step says mysqlinstd
          rename          | check.dbservice   | "aurora"       | the step says rds
          runscripts      | check.prefix      | "elsewhere"    | the step wins
          fixtags         | check.dbinstance  | "other"        | the step wins
          rename          | dbservice         | "aurora"       | `restore` says rds
          updatedynamodb  | source            | "mysqlinstx"   | `restore` says mysqlinstp
          updatedynamodb  | restoretype       | "fromsnapshot" | `restore` says latestpoint
          sendmsg         | environment       | "production"   | `restore` says development
          sendmsg         | application       | "app9"         | `restore` says app1
          runscripts      | secretname        | "/elsewhere"   | keeps in /development/app1/mysqlinstd
          restore         | restoretime       | "2026-01-01 00:00:00" | is not used
          """)
  void what_contradicts_is_a_warning(String step, String key, String value, String said)
      throws IOException {
    ObjectNode file = sample("mysqlinstd");
    ObjectNode at = file.withObjectProperty(step);
    if (key.startsWith("check.")) {
      at.withObjectProperty("check").set(key.substring("check.".length()), JSON.readTree(value));
    } else {
      at.set(key, JSON.readTree(value));
    }

    assertThat(read(file).warnings())
        .filteredOn(problem -> problem.message().contains(said))
        .extracting(Problem::pointer)
        .containsExactly("/" + step + "/" + key.replace('.', '/'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "3", "\"restore\""})
  void what_is_no_object_is_one_problem(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);

    assertThat(
            catchThrowableOfType(
                    InvalidRefreshFileException.class, () -> reader.read("f.json", text))
                .problems())
        .extracting(Problem::message)
        .containsExactly("is " + json + "; it has to be an object");
  }

  @Test
  void a_check_may_name_the_replicas_and_only_those() throws IOException {
    ObjectNode file = sample("auposinstd");
    ObjectNode check = file.withObjectProperty("createreplicas").withObjectProperty("check");
    check.put("replicas", "auposinstd-replica");
    assertThat(read(file).warnings()).isEmpty();

    check.put("replicas", "auposinstd-replica,another");
    assertThat(read(file).warnings())
        .extracting(Problem::pointer)
        .containsExactly("/createreplicas/check/replicas");
  }

  @Test
  void a_placeholder_is_an_error_only_where_its_value_is_used() throws IOException {
    ObjectNode file = sample("mysqlinstd");
    file.withObjectProperty("restore").put("dbname", "CHANGE_ME").put("comment", "CHANGE_ME");
    file.withObjectProperty("restore").withObjectProperty("check").put("dbinstance", "CHANGE_ME");
    file.withObjectProperty("createsecret").put("torun", "false").put("secretname", "CHANGE_ME");
    assertThat(read(file).warnings()).isEmpty();

    file.withObjectProperty("restore").putArray("secgrpids").add("sg-1").add("sg-CHANGE_ME");
    file.withObjectProperty("runscripts").put("prefix", "sql/CHANGE_ME/x");
    assertThat(errors(file))
        .extracting(Problem::pointer)
        .containsExactly("/restore/secgrpids/1", "/runscripts/prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"changemasterpwd", "createsecret", "runscripts", "rotatemasterpwd/check"})
  void a_password_in_clear_is_found_wherever_it_stands(String place) throws IOException {
    ObjectNode file = sample("mysqlinstd");
    String[] parts = place.split("/");
    ObjectNode step = file.withObjectProperty(parts[0]);
    if (!step.has("torun")) {
      step.put("torun", "false");
    }
    (parts.length > 1 ? step.withObjectProperty("check") : step).put("temppwd", "temppwd123");

    assertThat(read(file).warnings())
        .extracting(Problem::pointer)
        .containsExactly("/" + place + "/temppwd");
    assertThat(
            catchThrowableOfType(
                    InvalidRefreshFileException.class, () -> reader.readInput("input", bytes(file)))
                .problems())
        .extracting(Problem::pointer)
        .containsExactly("/" + place + "/temppwd");
  }

  @Test
  void a_password_that_is_no_text_is_not_repeated_in_a_message() throws IOException {
    ObjectNode file = sample("mysqlinstd");
    file.withObjectProperty("changemasterpwd").put("temppwd", 12345678);

    assertThat(errors(file)).isNotEmpty().noneMatch(problem -> problem.message().contains("1234"));
  }

  @ParameterizedTest
  @CsvSource({"restor,restore", "changemasterpassword,changemasterpwd", "sendmesg,sendmsg"})
  void an_unknown_step_is_told_with_the_one_that_was_meant(String typed, String meant)
      throws IOException {
    ObjectNode file = sample("mysqlinstd");
    file.putObject(typed);

    assertThat(errors(file))
        .extracting(Problem::message)
        .containsExactly("`" + typed + "` is not a key here; did you mean `" + meant + "`?");
  }

  @Test
  void every_refresh_restores_tags_and_renames_whatever_its_file_says() throws IOException {
    ObjectNode file = sample("mysqlinstd");
    file.remove(List.of("fixtags", "rename"));

    assertThat(read(file).steps())
        .containsEntry(Step.FIX_TAGS, 10)
        .containsEntry(Step.RENAME_DATABASE, 10)
        .doesNotContainKeys(Step.CREATE_INSTANCE, Step.RENAME_CLUSTER);
  }

  private List<Problem> errors(JsonNode file) {
    InvalidRefreshFileException thrown =
        catchThrowableOfType(InvalidRefreshFileException.class, () -> read(file));
    assertThat(thrown).isNotNull();
    return thrown.problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }

  private RefreshFile read(JsonNode file) {
    return reader.read("f.json", bytes(file));
  }

  private static byte[] bytes(JsonNode file) {
    return file.toPrettyString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode sample(String target) throws IOException {
    String application = target.equals("mysqlinstd") ? "app1" : "app2";
    Path file = Path.of("../refresh-configs/us-east-1/db-" + application + "-" + target + ".json");
    return (ObjectNode) JSON.readTree(file.toFile());
  }
}
