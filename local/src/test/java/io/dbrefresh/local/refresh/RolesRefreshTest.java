package io.dbrefresh.local.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.Regions;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A refresh whose application logs in with IAM tokens, from end to end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RolesRefreshTest {
  private static final String SECRET = "/qa/app2/auposinstq";
  private static final String APP_POLICY =
      "arn:aws:iam::123456789012:policy/dbrefresh/auposcluq-app-connect";

  @TempDir static Path folder;
  private static LocalRegion region;
  private static Refreshes refreshes;
  private static String firstId = "";

  @BeforeAll
  static void open_a_region() {
    region = Regions.open(folder.resolve("region"));
    refreshes = new Refreshes(region);
  }

  @AfterAll
  static void close() {
    region.close();
  }

  private static ObjectNode file() {
    return Refreshes.file("db-app2-auposinstq.json");
  }

  private static DBCluster cluster() {
    return region
        .rds()
        .describeDBClusters(r -> r.dbClusterIdentifier("auposcluq"))
        .dbClusters()
        .get(0);
  }

  private static Connection login(String user, String tokenFor) throws SQLException {
    DBCluster at = cluster();
    String token =
        region
            .rds()
            .utilities()
            .generateAuthenticationToken(
                of -> of.hostname(at.endpoint()).port(at.port()).username(tokenFor));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(at.port(), at.databaseName()), user, token);
  }

  private static String ask(String user, String sql) {
    try (Connection connection = login(user, user);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return String.valueOf(row.getString(1));
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String policy(String arn) {
    String version = region.iam().getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId();
    return URLDecoder.decode(
        region
            .iam()
            .getPolicyVersion(r -> r.policyArn(arn).versionId(version))
            .policyVersion()
            .document(),
        StandardCharsets.UTF_8);
  }

  private static void assertSucceeded(DescribeExecutionResponse ended) {
    assertThat(ended.status())
        .as(ended.error() + " " + ended.cause())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  @Order(1)
  void after_the_first_refresh_both_roles_log_in_by_token_and_work() {
    assertSucceeded(refreshes.run("app2-auposinstq-1", file()));
    firstId = cluster().dbClusterResourceId();

    assertThat(cluster().iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(ask("app", "SELECT current_user || ' in ' || current_schema()"))
        .isEqualTo("app in app");
    assertThat(ask("migrator", "SELECT current_user")).isEqualTo("migrator");
    assertThat(policy(APP_POLICY)).contains("dbuser:" + firstId + "/app");
    assertThat(refreshes.ask("auposinstq", SECRET, "SELECT 'the master has its password'"))
        .isEqualTo("the master has its password");
  }

  @Test
  @Order(2)
  void a_token_opens_one_database_for_one_user_and_a_password_none() {
    assertThatThrownBy(() -> login("app", "migrator"))
        .hasMessageContaining("authentication failed for user \"app\"");
    refreshes.execute("auposinstq", SECRET, "ALTER ROLE app PASSWORD 'known'");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:%d/%s"
                        .formatted(cluster().port(), cluster().databaseName()),
                    "app",
                    "known"))
        .hasMessageContaining("authentication failed for user \"app\"");
  }

  @Test
  @Order(3)
  void the_second_refresh_moves_the_policies_to_the_new_resource_id_before_the_swap()
      throws IOException {
    DescribeExecutionResponse ended = refreshes.run("app2-auposinstq-2", file());

    assertSucceeded(ended);
    String secondId = cluster().dbClusterResourceId();
    assertThat(secondId).isNotEqualTo(firstId);
    assertThat(policy(APP_POLICY)).contains("dbuser:" + secondId + "/app");
    assertThat(ask("app", "SELECT current_user")).isEqualTo("app");
    assertThat(StepJson.mapper().readTree(ended.output()).toString()).contains("\"roles\"");
  }

  @Test
  @Order(4)
  void the_role_manager_of_the_target_drops_the_resource_id_of_the_database_that_is_gone()
      throws IOException {
    String function = region.deployRoleManager("auposinstq", SECRET);

    JsonNode report = invoke(function, "manage");

    assertThat(function).isEqualTo("auposcluq-role-manager");
    assertThat(report.path("roles_with_groups").path("app").asText()).isEqualTo("rds_iam");
    assertThat(policy(APP_POLICY))
        .contains(cluster().dbClusterResourceId())
        .doesNotContain(firstId);
    assertThat(invoke(function, "check").path("success").asBoolean()).isTrue();
    assertThat(invoke(function, "drop").path("errorMessage").asText())
        .contains("a role manager knows manage and check");
  }

  private static JsonNode invoke(String function, String action) throws IOException {
    InvokeResponse answer =
        region
            .lambda()
            .invoke(
                r ->
                    r.functionName(function)
                        .payload(SdkBytes.fromUtf8String("{\"action\": \"" + action + "\"}")));
    return StepJson.mapper().readTree(answer.payload().asUtf8String());
  }

  @Test
  @Order(5)
  void a_check_that_fails_leaves_the_target_as_it_was_and_says_why() {
    String before = cluster().dbClusterResourceId();
    ObjectNode file = file();
    ((ObjectNode) file.path("roles")).putObject("extensions").put("nosuch", true);

    DescribeExecutionResponse ended = refreshes.run("app2-auposinstq-3", file);

    assertThat(ended.error()).isEqualTo("RolesWrong");
    assertThat(ended.cause()).contains("roles: CREATE EXTENSION \"nosuch\"");
    assertThat(cluster().dbClusterResourceId()).isEqualTo(before);
    assertThat(ask("app", "SELECT current_user")).isEqualTo("app");
  }

  @Test
  @Order(6)
  void a_policy_that_is_about_more_is_left_alone() {
    region
        .iam()
        .createPolicy(
            r ->
                r.path("/dbrefresh/")
                    .policyName("everything")
                    .policyDocument(
                        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                            + " \"Action\": \"*\", \"Resource\": \"*\"}}"));
    ObjectNode file = file();
    ((ObjectNode) file.path("roles")).put("appPolicy", "everything");

    DescribeExecutionResponse ended = refreshes.run("app2-auposinstq-4", file);

    assertThat(ended.error()).isEqualTo("NotAllowed");
    assertThat(ended.cause()).contains("is not only about rds-db:connect, and is left alone");
    assertThat(policy("arn:aws:iam::123456789012:policy/dbrefresh/everything"))
        .contains("\"Action\":\"*\"");
  }
}
