package io.dbrefresh.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/**
 * The global database that the templates of {@code cloudformation/aurora-global} make: the west
 * writes, the east follows, each with two instances; and a table with rows. What is there already
 * stays as it is.
 */
final class SampleGlobalDatabase {
  static final String NAME = "aurora-pg-global";

  private static final String SECRET = "/aurora-global/pgadmin";
  private static final String USER = "pgadmin";
  private static final String ENGINE = "aurora-postgresql";
  private static final List<String> ROWS =
      List.of(
          "CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, customer text NOT NULL)",
          "INSERT INTO orders SELECT n, 'customer ' || n FROM generate_series(1, 100) n"
              + " ON CONFLICT DO NOTHING");

  private final Function<Region, RdsClient> rds;
  private final SecretsManagerClient secrets;
  private final Consumer<String> progress;

  SampleGlobalDatabase(
      Function<Region, RdsClient> rds, SecretsManagerClient secrets, Consumer<String> progress) {
    this.rds = rds;
    this.secrets = secrets;
    this.progress = progress;
  }

  /** Returns when both sides are available and the rows are in. */
  void create() {
    progress.accept("Making the sample global database " + NAME);
    String password = password();
    RdsClient west = rds.apply(Region.US_WEST_2);
    if (status(west).isEmpty()) {
      west.createGlobalCluster(
          it -> it.globalClusterIdentifier(NAME).engine(ENGINE).deletionProtection(true));
    }
    SourceDatabase.await(NAME, () -> status(west).filter("available"::equals).isPresent());
    side(west, "aurora-pg-west", Optional.of(password));
    fill(west, password);
    side(rds.apply(Region.US_EAST_1), "aurora-pg-east", Optional.empty());
  }

  private static Optional<String> status(RdsClient rds) {
    try {
      return rds
          .describeGlobalClusters(it -> it.globalClusterIdentifier(NAME))
          .globalClusters()
          .stream()
          .map(it -> it.status())
          .findFirst();
    } catch (GlobalClusterNotFoundException none) {
      return Optional.empty();
    }
  }

  /** {@code password} is the master user's of the side that writes. */
  private static void side(RdsClient rds, String name, Optional<String> password) {
    if (cluster(rds, name).isEmpty()) {
      rds.createDBCluster(
          it -> {
            it.dbClusterIdentifier(name).engine(ENGINE).globalClusterIdentifier(NAME);
            it.deletionProtection(true).enableIAMDatabaseAuthentication(true);
            it.tags(Tag.builder().key("application").value("orders").build());
            password.ifPresent(text -> it.masterUsername(USER).masterUserPassword(text));
          });
    }
    SourceDatabase.await(
        name,
        () -> cluster(rds, name).map(DBCluster::status).filter("available"::equals).isPresent());
    instance(rds, name, name + "-1");
    instance(rds, name, name + "-2");
  }

  private static Optional<DBCluster> cluster(RdsClient rds, String name) {
    try {
      return rds.describeDBClusters(it -> it.dbClusterIdentifier(name)).dbClusters().stream()
          .findFirst();
    } catch (DbClusterNotFoundException none) {
      return Optional.empty();
    }
  }

  private static void instance(RdsClient rds, String cluster, String name) {
    if (instanceStatus(rds, name).isEmpty()) {
      rds.createDBInstance(
          it ->
              it.dbInstanceIdentifier(name)
                  .dbClusterIdentifier(cluster)
                  .engine(ENGINE)
                  .dbInstanceClass("db.r6g.large"));
    }
    SourceDatabase.await(
        name, () -> instanceStatus(rds, name).filter("available"::equals).isPresent());
  }

  private static Optional<String> instanceStatus(RdsClient rds, String name) {
    try {
      return rds.describeDBInstances(it -> it.dbInstanceIdentifier(name)).dbInstances().stream()
          .map(it -> it.dbInstanceStatus())
          .findFirst();
    } catch (DbInstanceNotFoundException none) {
      return Optional.empty();
    }
  }

  private String password() {
    try {
      String value = secrets.getSecretValue(it -> it.secretId(SECRET)).secretString();
      return value.replaceFirst(".*\"password\":\"([^\"]+)\".*", "$1");
    } catch (ResourceNotFoundException none) {
      return newPassword();
    }
  }

  private String newPassword() {
    String password =
        secrets
            .getRandomPassword(
                it -> it.passwordLength(30L).excludePunctuation(true).requireEachIncludedType(true))
            .randomPassword();
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("username", USER).put("password", password);
    secrets.createSecret(
        it -> it.name(SECRET).description("Master user of " + NAME).secretString(value.toString()));
    return password;
  }

  private static void fill(RdsClient rds, String password) {
    DBCluster cluster = cluster(rds, "aurora-pg-west").orElseThrow();
    String url = "jdbc:postgresql://%s:%d/postgres".formatted(cluster.endpoint(), cluster.port());
    try (Connection connection = DriverManager.getConnection(url, USER, password);
        Statement statement = connection.createStatement()) {
      for (String sql : ROWS) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "Cannot fill the sample global database: " + failed.getMessage(), failed);
    }
  }
}
