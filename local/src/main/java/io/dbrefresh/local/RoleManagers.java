package io.dbrefresh.local;

import io.dbrefresh.local.lambda.Collaborators;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.LocalFunctions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * The role managers of the region's databases: the function of the template {@code
 * application-database.yaml}, with the environment that a stack of this database would give it.
 */
final class RoleManagers {
  private static final String TEMPLATE = "application-database.yaml";
  private static final String FUNCTION = "RoleManagerFunction";
  private static final String OTHERWISE = "postgres";

  private final RdsClient rds;
  private final LocalFunctions functions;
  private final Collaborators collaborators;
  private final Path templates;

  /** {@code templates} is the folder of the project's templates. */
  RoleManagers(
      RdsClient rds, LocalFunctions functions, Collaborators collaborators, Path templates) {
    this.rds = rds;
    this.functions = functions;
    this.collaborators = collaborators;
    this.templates = templates;
  }

  /**
   * Deploys the role manager of a database, in the place of the one before.
   *
   * @return the function's name
   */
  String deploy(String identifier, String secret) {
    FunctionDefinition described =
        LocalFunctions.described(templates.resolve(TEMPLATE)).stream()
            .filter(function -> function.name().equals(FUNCTION))
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException(TEMPLATE + " has no function " + FUNCTION));
    Map<String, String> environment = environment(identifier, secret);
    FunctionDefinition function =
        new FunctionDefinition(
            environment.get("DB_IDENTIFIER") + "-role-manager",
            described.handlerClass(),
            described.timeout(),
            described.memorySize());
    functions.deploy(function, collaborators.with(Map.class, () -> environment));
    return function.name();
  }

  private Map<String, String> environment(String identifier, String secret) {
    Optional<DBInstance> instance =
        rds.describeDBInstances().dbInstances().stream()
            .filter(each -> each.dbInstanceIdentifier().equals(identifier))
            .findFirst();
    Map<String, String> environment =
        instance
            .filter(found -> found.dbClusterIdentifier() == null)
            .map(RoleManagers::of)
            .orElseGet(
                () ->
                    of(cluster(instance.map(DBInstance::dbClusterIdentifier).orElse(identifier))));
    environment.put("DB_SECRET_ARN", secret);
    String database = environment.getOrDefault("DB_IDENTIFIER", identifier);
    environment.put("APP_POLICY", database + "-app-connect");
    environment.put("MIGRATOR_POLICY", database + "-migrator-connect");
    return environment;
  }

  private DBCluster cluster(String identifier) {
    return rds.describeDBClusters(of -> of.dbClusterIdentifier(identifier)).dbClusters().get(0);
  }

  private static Map<String, String> of(DBInstance instance) {
    return variables(
        instance.dbInstanceIdentifier(),
        instance.endpoint().address(),
        instance.endpoint().port(),
        instance.masterUsername(),
        Optional.ofNullable(instance.dbName()));
  }

  private static Map<String, String> of(DBCluster cluster) {
    return variables(
        cluster.dbClusterIdentifier(),
        cluster.endpoint(),
        cluster.port(),
        cluster.masterUsername(),
        Optional.ofNullable(cluster.databaseName()));
  }

  private static Map<String, String> variables(
      String identifier, String host, int port, String master, Optional<String> database) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("DB_IDENTIFIER", identifier);
    variables.put("DB_HOST", host);
    variables.put("DB_PORT", Integer.toString(port));
    variables.put("DB_USER", master);
    variables.put("DB_NAME", database.orElse(OTHERWISE));
    return variables;
  }
}
