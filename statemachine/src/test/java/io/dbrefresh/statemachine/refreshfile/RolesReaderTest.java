package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesReaderTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static ObjectNode documented() throws IOException {
    return (ObjectNode)
        JSON.readTree(Path.of("../refresh-configs/us-east-1/db-app2-auposinstd.json").toFile());
  }

  private static RefreshFile read(ObjectNode file) {
    return new RefreshFileReader().read("f.json", file.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static RefreshFile read(String roles) throws IOException {
    ObjectNode file = documented();
    ((ObjectNode) file.path("restore")).remove("iamdbauth");
    file.set("roles", JSON.readTree(roles));
    return read(file);
  }

  private static String problems(ObjectNode file) {
    return String.valueOf(
        catchThrowableOfType(InvalidRefreshFileException.class, () -> read(file)).getMessage());
  }

  @Test
  void what_the_file_leaves_out_is_app_and_migrator_with_a_policy_each() throws IOException {
    RefreshFile file = read("{\"torun\": \"true\", \"wait_time\": 7}");

    assertThat(file.steps()).containsEntry(Step.ROLES, 7);
    assertThat(file.roles())
        .contains(
            new DatabaseRoles(
                Optional.empty(),
                "app",
                "app",
                "migrator",
                Map.of(),
                Optional.of("auposclud-app-connect"),
                Optional.of("auposclud-migrator-connect")));
  }

  @Test
  void roles_turn_iam_authentication_on() throws IOException {
    assertThat(read("{\"torun\": \"true\"}").restore().settings().flag(Setting.IAM_AUTHENTICATION))
        .contains(true);
    assertThat(read("{\"torun\": \"false\"}").restore().settings().flag(Setting.IAM_AUTHENTICATION))
        .isEmpty();
    assertThat(read("{\"torun\": \"false\"}").roles()).isEmpty();
  }

  @Test
  void both_forms_say_the_same() throws IOException {
    ObjectNode file =
        (ObjectNode)
            JSON.readTree(
                """
                {"application": "app2", "environment": "qa", "source": {"cluster": "auposclup"},
                 "target": {"instance": "auposinstq", "cluster": "auposcluq"}, "restore": {"type": "fastcloning"},
                 "password": {"secret": "/qa/app2/auposinstq"}, "waitSeconds": {"roles": 3},
                 "roles": {"database": "shop", "schema": "Shop", "app": "shop app", "migrator": "owner",
                   "extensions": {"citext": true, "dblink": "false"}, "policies": false}}
                """);

    RefreshFile read = read(file);

    assertThat(read.steps()).containsEntry(Step.ROLES, 3);
    assertThat(read.roles())
        .contains(
            new DatabaseRoles(
                Optional.of("shop"),
                "Shop",
                "shop app",
                "owner",
                Map.of("citext", true, "dblink", false),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"appuser\": \"migrator\" | /roles/appuser | these are two roles",
        "\"appuser\": \"rds_app\" | /roles/appuser | PostgreSQL or RDS keeps for itself",
        "\"migratoruser\": \"pg_owner\" | /roles/migratoruser | names that begin with pg_",
        "\"schema\": \"pg_app\" | /roles/schema | names that begin with pg_",
        "\"schema\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" | /roles/schema | longer than the 63 bytes",
        "\"apppolicy\": \"no policy\" | /roles/apppolicy | a policy's name has up to 128",
        "\"policies\": \"false\", \"apppolicy\": \"p\" | /roles/apppolicy | says that there are none",
        "\"extensions\": {\"citext\": \"yes\"} | /roles/extensions/citext | it has to be \"true\" or \"false\"",
        "\"rolls\": \"x\" | /roles | rolls"
      })
  void what_cannot_be_is_refused_with_its_place(String said, String pointer, String why)
      throws IOException {
    ObjectNode file = documented();
    file.set("roles", JSON.readTree("{\"torun\": \"true\", " + said + "}"));
    ((ObjectNode) file.path("restore")).put("iamdbauth", "True");

    assertThat(problems(file)).contains(pointer).contains(why);
  }

  @Test
  void tokens_need_iam_authentication_and_the_master_needs_a_password() throws IOException {
    ObjectNode file = documented();
    file.putObject("roles").put("torun", "true");
    ((ObjectNode) file.path("restore")).put("iamdbauth", "False");
    ((ObjectNode) file.path("changemasterpwd")).put("torun", "false");
    ((ObjectNode) file.path("runscripts")).put("torun", "false");

    assertThat(problems(file))
        .contains("/restore/iamdbauth: is off, but roles log in with IAM tokens")
        .contains("/roles/torun: roles logs in with the password of changemasterpwd");
  }
}
