package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Whether what the refresh file names besides databases is there. */
final class ReferenceCheck {
  private final S3Client s3;
  private final SnsClient sns;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Findings findings;

  ReferenceCheck(
      S3Client s3,
      SnsClient sns,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Findings findings) {
    this.s3 = s3;
    this.sns = sns;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.findings = findings;
  }

  /** Looks at all of it; {@code engine} is the source's, where there is one. */
  void look(RefreshFile file, Optional<String> engine) {
    engine.ifPresent(name -> compareEngines(file, name));
    file.scripts().ifPresent(scripts -> lookAtEngine(file, engine));
    file.roles().ifPresent(roles -> engine.ifPresent(this::lookAtRoles));
    file.password().flatMap(Password::chosen).ifPresent(this::lookAtChosen);
    file.recordTable().ifPresent(this::lookAtTable);
    file.topicArn().ifPresent(this::lookAtTopic);
  }

  /** Scripts and replicas of another engine than the source's are meant for another source. */
  private void compareEngines(RefreshFile file, String engine) {
    file.engines()
        .forEach(
            (pointer, said) -> {
              if (!Dialect.of(said).equals(Dialect.of(engine))) {
                findings.notAllowed(
                    pointer, "is %s, and %s is %s".formatted(said, file.source(), engine));
              }
            });
  }

  /** What is verified, with its files as they are now. */
  Optional<Verification> verification(RefreshFile file, Optional<String> engine) {
    QueriesCheck check = new QueriesCheck(s3, findings);
    return file.verification().map(asked -> check.look(asked, engine));
  }

  /** Whether the tables to preserve can be read. */
  void preserved(RefreshFile file, Optional<String> engine, Optional<Database> old) {
    if (file.preserved().isEmpty()) {
      return;
    }
    engine
        .filter(name -> Dialect.of(name).isEmpty())
        .ifPresent(
            name -> findings.notAllowed("/preserve/torun", "rows of " + name + " cannot be read"));
    if (file.password().isEmpty()) {
      findings.notAllowed(
          "/preserve/torun",
          "preserve logs in with the password of changemasterpwd; set /changemasterpwd/torun to \"true\"");
    }
    OldTargetCheck check = new OldTargetCheck(secrets, findings);
    old.ifPresent(database -> check.look("/preserve/tables", "are read from", file, database));
  }

  private void lookAtEngine(RefreshFile file, Optional<String> engine) {
    engine
        .filter(name -> Dialect.of(name).isEmpty())
        .ifPresent(
            name -> findings.notAllowed("/runscripts/engine", "scripts cannot be run on " + name));
    if (file.password().isEmpty()) {
      findings.notAllowed(
          "/runscripts/secretname",
          "scripts log in with the password of changemasterpwd; set /changemasterpwd/torun to \"true\"");
    }
  }

  private void lookAtRoles(String engine) {
    if (!Dialect.of(engine).equals(Optional.of(Dialect.POSTGRESQL))) {
      findings.notAllowed("/roles/torun", "roles are for PostgreSQL, and the source is " + engine);
    }
  }

  /** The scripts of the file as they are in S3 now, each with the version that was seen. */
  Optional<Scripts> scripts(RefreshFile file, Optional<Database> old) {
    return file.scripts()
        .map(scripts -> new ScriptsCheck(s3, secrets, findings).look(file, scripts, old));
  }

  private void lookAtChosen(String arn) {
    try {
      secrets.describeSecret(describe -> describe.secretId(arn));
    } catch (software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException e) {
      findings.notFound("/changemasterpwd/temppwd", "secret " + arn + " does not exist");
    }
  }

  private void lookAtTable(String table) {
    try {
      List<String> key =
          dynamoDb.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
              .map(KeySchemaElement::attributeName)
              .toList();
      if (!key.equals(List.of("dbinstance", "run"))) {
        findings.notAllowed(
            "/updatedynamodb/tablename",
            "the key of table %s is %s, which lets one run overwrite another's record; it has to be dbinstance and run"
                .formatted(table, String.join(" and ", key)));
      }
    } catch (ResourceNotFoundException e) {
      findings.notFound("/updatedynamodb/tablename", "table " + table + " does not exist");
    }
  }

  private void lookAtTopic(String arn) {
    try {
      sns.getTopicAttributes(get -> get.topicArn(arn));
    } catch (NotFoundException e) {
      findings.notFound("/sendmsg/topicarn", "topic " + arn + " does not exist");
    }
  }
}
