package io.dbrefresh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** One region with its sample databases for all of these tests. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalRegionTest {
  private static final List<String> SAID = new CopyOnWriteArrayList<>();

  @TempDir static Path temp;
  static @Nullable LocalRegion region;

  @BeforeAll
  static void create() {
    region = open();
  }

  @AfterAll
  static void remove() {
    region().close();
    LocalRegion.reset(temp.resolve("region"));
  }

  private static LocalRegion open() {
    return TestRegion.withDatabases(
        temp.resolve("region"),
        new RegionProgress() {
          @Override
          public void doing(String sentence) {
            SAID.add(sentence);
          }
        });
  }

  private static LocalRegion region() {
    if (region == null) {
      throw new IllegalStateException("The region was not created");
    }
    return region;
  }

  private static DBInstance instance(String name) {
    return region()
        .rds()
        .describeDBInstances(request -> request.dbInstanceIdentifier(name))
        .dbInstances()
        .get(0);
  }

  private static JsonNode secret(String name) {
    String value =
        region().secretsManager().getSecretValue(request -> request.secretId(name)).secretString();
    try {
      return new JsonMapper().readTree(value);
    } catch (JsonProcessingException notJson) {
      throw new IllegalStateException(notJson.getClass().getName());
    }
  }

  private static Connection connect(String protocol, String secretName) throws SQLException {
    JsonNode secret = secret(secretName);
    String url =
        "jdbc:%s://%s:%d/%s"
            .formatted(
                protocol,
                secret.get("host").textValue(),
                secret.get("port").intValue(),
                secret.get("dbname").textValue());
    return DriverManager.getConnection(
        url, secret.get("username").textValue(), secret.get("password").textValue());
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
  }

  @Test
  @Order(1)
  void has_tables_topic_bucket_and_state_machines() {
    assertThat(region().dynamoDb().listTables().tableNames())
        .containsExactly("dbalignment-awssol", "dbrefresh-locks");
    assertThat(region().sns().listTopics().topics())
        .extracting("topicArn")
        .containsExactly("arn:aws:sns:us-east-1:123456789012:refresh");
    assertThat(region().sfn().listStateMachines().stateMachines())
        .extracting("name")
        .containsExactlyInAnyOrder(
            "dbrefresh", "dbrefresh-fleet", "dbrefresh-global", "dbrefresh-step");
    assertThat(
            region()
                .s3()
                .headObject(
                    request ->
                        request
                            .bucket("awssol-bucket")
                            .key("sqlscripts/rdsmysql/mysqlinstd/01script.sql"))
                .contentLength())
        .isPositive();
  }

  @Test
  @Order(2)
  void has_a_filled_mysql_instance() throws SQLException {
    DBInstance mysql = instance("mysqlinstp");
    assertThat(mysql.dbInstanceStatus()).isEqualTo("available");
    assertThat(mysql.engine()).isEqualTo("mysql");
    assertThat(mysql.engineVersion()).isEqualTo("8.0.40");
    assertThat(mysql.dbName()).isEqualTo("mysqldbp");
    assertThat(mysql.vpcSecurityGroups().get(0).vpcSecurityGroupId())
        .isEqualTo("sg-0123456789abcdef0");
    try (Connection connection = connect("mysql", "/production/app1/mysqlinstp")) {
      assertThat(number(connection, "select count(*) from mysqldbp.customers")).isEqualTo(300);
      assertThat(number(connection, "select count(distinct email) from mysqldbp.customers"))
          .isEqualTo(300);
      assertThat(number(connection, "select count(*) from mysqldbp.books")).isEqualTo(200);
      assertThat(number(connection, "select count(*) from mysqldbp.logs")).isEqualTo(900);
    }
  }

  @Test
  @Order(3)
  void has_a_filled_aurora_cluster() throws SQLException {
    DBCluster cluster =
        region()
            .rds()
            .describeDBClusters(request -> request.dbClusterIdentifier("auposclup"))
            .dbClusters()
            .get(0);
    assertThat(cluster.engine()).isEqualTo("aurora-postgresql");
    assertThat(cluster.engineVersion()).isEqualTo("16.9");
    assertThat(cluster.dbClusterMembers())
        .singleElement()
        .satisfies(
            member -> {
              assertThat(member.dbInstanceIdentifier()).isEqualTo("auposinstp");
              assertThat(member.isClusterWriter()).isTrue();
            });
    try (Connection connection = connect("postgresql", "/production/app2/auposinstp")) {
      assertThat(number(connection, "select count(*) from customers")).isEqualTo(1000);
      assertThat(number(connection, "select count(*) from orders")).isEqualTo(3000);
      assertThat(number(connection, "select count(*) from order_lines")).isEqualTo(6000);
    }
  }

  @Test
  @Order(4)
  void says_what_it_does_and_no_password() {
    assertThat(SAID)
        .contains("Starting the sample database mysqlinstp", "Filling auposinstp")
        .first()
        .isEqualTo("Creating the local region in " + temp.resolve("region"));
    for (String name : List.of("/production/app1/mysqlinstp", "/production/app2/auposinstp")) {
      assertThat(String.join("\n", SAID)).doesNotContain(secret(name).get("password").textValue());
    }
  }

  @Test
  @Order(5)
  void masks_with_the_projects_scripts() throws SQLException {
    try (Connection connection = connect("mysql", "/production/app1/mysqlinstp")) {
      run(connection, "rdsmysql/mysqlinstd/01script.sql");
      run(connection, "rdsmysql/mysqlinstd/02script.sql");
      run(connection, "rdsmysql/mysqlinstd/final-check.sql");
      run(connection, "rdsmysql/mysqlinstp/final-check.sql");
      assertThat(number(connection, "select count(*) from mysqldbp.logs")).isZero();
      assertThat(
              number(
                  connection,
                  "select count(*) from mysqldbp.customers where email like 'user%@example.com'"
                      + " and address like '%Example Street'"))
          .isEqualTo(300);
    }
    try (Connection connection = connect("postgresql", "/production/app2/auposinstp")) {
      run(connection, "auposgresql/auposinstd/01script.sql");
      assertThat(
              number(
                  connection,
                  "select count(*) from customers where email like 'user%@example.com'"))
          .isEqualTo(1000);
    }
  }

  private static void run(Connection connection, String script) throws SQLException {
    String text =
        region()
            .s3()
            .getObjectAsBytes(
                request -> request.bucket("awssol-bucket").key("sqlscripts/" + script))
            .asUtf8String();
    try (Statement statement = connection.createStatement()) {
      for (String each : text.split(";\n")) {
        statement.execute(each);
      }
    }
  }

  @Test
  @Order(6)
  void is_the_same_when_it_is_opened_again() throws SQLException {
    JsonNode before = secret("/production/app1/mysqlinstp");
    region().close();
    SAID.clear();
    region = open();
    assertThat(SAID).isEmpty();
    assertThat(secret("/production/app1/mysqlinstp")).isEqualTo(before);
    region().ensureRunning("mysqlinstp");
    try (Connection connection = connect("mysql", "/production/app1/mysqlinstp")) {
      assertThat(number(connection, "select count(*) from mysqldbp.books")).isEqualTo(200);
    }
  }

  @Test
  @Order(7)
  void makes_again_what_was_left_half_made() throws SQLException {
    region().close();
    new RegionFolder(temp.resolve("region")).documents().delete("samples");
    region = open();
    try (Connection connection = connect("mysql", "/production/app1/mysqlinstp")) {
      assertThat(number(connection, "select count(*) from mysqldbp.logs")).isEqualTo(900);
    }
    try (Connection connection = connect("postgresql", "/production/app2/auposinstp")) {
      assertThat(number(connection, "select count(*) from orders")).isEqualTo(3000);
    }
  }
}
