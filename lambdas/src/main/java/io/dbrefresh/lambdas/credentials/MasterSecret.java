package io.dbrefresh.lambdas.credentials;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.sql.Dialect;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/**
 * The secret that people read the master password from, as one run sees it. Each password of the
 * run is a version with an id of its own, derived from the run and the step, at stage {@code
 * AWSPENDING}; {@code AWSCURRENT} serves the old database until the swap.
 */
public final class MasterSecret {
  private static final String PENDING = "AWSPENDING";
  private static final String CURRENT = "AWSCURRENT";
  private static final String PREVIOUS = "AWSPREVIOUS";

  private final SecretsManagerClient secrets;
  private final RefreshPlan plan;
  private final Password password;
  private final SecretVersions versions;

  private MasterSecret(SecretsManagerClient secrets, RefreshPlan plan, Password password) {
    this.secrets = secrets;
    this.plan = plan;
    this.password = password;
    this.versions = new SecretVersions(secrets, password.secret());
  }

  /** The secret of the plan; empty when the plan has none, or RDS manages the password. */
  public static Optional<MasterSecret> of(SecretsManagerClient secrets, RefreshPlan plan) {
    return plan.password()
        .filter(password -> password.managed().isEmpty())
        .map(password -> new MasterSecret(secrets, plan, password));
  }

  /** Its name or ARN. */
  public String name() {
    return password.secret();
  }

  /** Whether the secret is there, with or without a value. */
  public boolean exists() {
    try {
      secrets.describeSecret(describe -> describe.secretId(name()));
      return true;
    } catch (ResourceNotFoundException e) {
      return false;
    }
  }

  /** Makes the secret without a value; one that is there already stays as it is. */
  public void create() {
    try {
      secrets.createSecret(
          create ->
              create
                  .name(name())
                  .description("Master password of " + plan.target().names().identifier())
                  .tags(
                      plan.tags().entrySet().stream()
                          .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                          .toList()));
    } catch (ResourceExistsException e) {
      return; // Made by a call whose answer was lost.
    }
  }

  /** The value that {@code step} of this run has written. */
  Optional<ObjectNode> written(Step step) {
    return versions.version(id(step.state()));
  }

  /** The password of the secret that the refresh file names as the one to set. */
  Optional<String> chosen() {
    return password
        .chosen()
        .map(arn -> new SecretVersions(secrets, arn))
        .flatMap(SecretVersions::current)
        .map(value -> value.path("password").asText());
  }

  /** Writes the password of {@code step} as a pending version that logs in to {@code database}. */
  ObjectNode write(Step step, String chosen, Database database) {
    ObjectNode value = value(chosen, database);
    versions.put(id(step.state()), value, PENDING);
    return value;
  }

  /** The newest value of this run; empty before a password step has written one. */
  public Optional<ObjectNode> pending() {
    return Stream.of(Step.ROTATE_MASTER_PWD, Step.CHANGE_MASTER_PWD)
        .filter(plan::takes)
        .map(this::written)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The password the new database has: the run's, or the secret's where no step sets one. */
  public Optional<String> password() {
    boolean changes = plan.takes(Step.CHANGE_MASTER_PWD) || plan.takes(Step.ROTATE_MASTER_PWD);
    return (changes ? pending() : versions.current())
        .map(value -> value.path("password").asText())
        .filter(text -> !text.isEmpty());
  }

  /** What opens the old target: the value that people read now. */
  public Optional<ObjectNode> current() {
    return versions.current();
  }

  /** Every password the run could have met, to keep them out of texts. */
  public List<String> allPasswords() {
    return Stream.concat(
            Stream.of(versions.current()),
            Stream.of(Step.CHANGE_MASTER_PWD, Step.ROTATE_MASTER_PWD).map(this::written))
        .flatMap(Optional::stream)
        .map(value -> value.path("password").asText())
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Gives people the new password: a version with the final endpoint becomes {@code AWSCURRENT},
   * and nothing of the run stays pending. Does nothing where the run has set no password.
   */
  public void promote(Database database) {
    Optional<ObjectNode> pending = pending();
    if (pending.isEmpty()) {
      return;
    }
    String id = id("promoted");
    if (versions.version(id).isEmpty()) {
      String newest = pending.get().path("password").asText();
      versions.put(id, value(newest, database), CURRENT);
    }
    dropPending();
  }

  /** Takes the stage {@code AWSPENDING} from the run's versions. */
  public void dropPending() {
    if (!exists()) {
      return;
    }
    List<String> ours =
        List.of(id(Step.CHANGE_MASTER_PWD.state()), id(Step.ROTATE_MASTER_PWD.state()));
    secrets
        .describeSecret(describe -> describe.secretId(name()))
        .versionIdsToStages()
        .forEach(
            (version, stages) -> {
              if (ours.contains(version) && stages.contains(PENDING)) {
                secrets.updateSecretVersionStage(
                    update ->
                        update.secretId(name()).versionStage(PENDING).removeFromVersionId(version));
              }
            });
  }

  /**
   * Takes this run's passwords back, because the old database is the one that answers: nothing of
   * the run stays pending, and where its password had become {@code AWSCURRENT}, the version before
   * it becomes that again.
   */
  public void withdraw() {
    dropPending();
    if (!exists()) {
      return;
    }
    String promoted = id("promoted");
    Map<String, List<String>> stages =
        secrets.describeSecret(describe -> describe.secretId(name())).versionIdsToStages();
    if (!stages.getOrDefault(promoted, List.of()).contains(CURRENT)) {
      return;
    }
    stages.entrySet().stream()
        .filter(version -> version.getValue().contains(PREVIOUS))
        .map(Map.Entry::getKey)
        .findFirst()
        .ifPresent(before -> makeCurrent(before, promoted));
  }

  private void makeCurrent(String version, String instead) {
    secrets.updateSecretVersionStage(
        update ->
            update
                .secretId(name())
                .versionStage(CURRENT)
                .moveToVersionId(version)
                .removeFromVersionId(instead));
  }

  /** Configures the rotation that the refresh file asks for; the first one is not done at once. */
  public void rotateRegularly() {
    password
        .rotation()
        .ifPresent(
            rotation ->
                secrets.rotateSecret(
                    rotate ->
                        rotate
                            .secretId(name())
                            .clientRequestToken(id("rotation"))
                            .rotationLambdaARN(rotation.functionArn())
                            .rotationRules(
                                rules -> rules.automaticallyAfterDays((long) rotation.days()))
                            .rotateImmediately(false)));
  }

  private ObjectNode value(String newPassword, Database database) {
    ObjectNode value = versions.current().orElseGet(StepJson.mapper()::createObjectNode).deepCopy();
    String engine = plan.source().engine();
    value.put("engine", Dialect.of(engine).map(d -> d.secretEngine(engine)).orElse(engine));
    database
        .address()
        .ifPresent(address -> value.put("host", address.host()).put("port", address.port()));
    value.put("username", plan.source().masterUsername()).put("password", newPassword);
    plan.source().databaseName().ifPresent(name -> value.put("dbname", name));
    value.put(
        database.kind() == Kind.CLUSTER ? "dbClusterIdentifier" : "dbInstanceIdentifier",
        database.identifier());
    return value;
  }

  private String id(String what) {
    byte[] name = (plan.run() + "/" + what).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }
}
