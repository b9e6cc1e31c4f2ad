package io.dbrefresh.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The sample databases of a region, filled by the project's scripts: two that it has from the
 * start, and one for every other engine, and a global one, that are made when they are first asked
 * for. Which of them are complete is kept; one that is not is made again from the beginning.
 */
public final class SampleSources {
  private static final String NAME = "samples";

  private final RdsClient rds;
  private final Function<Region, RdsClient> regions;
  private final SecretsManagerClient secrets;
  private final Documents documents;
  private final Path scripts;
  private final Consumer<String> progress;

  /**
   * @param regions RDS of each region, for the global database
   * @param documents where it is kept which of them are complete
   * @param scripts the project's {@code sqlscripts/}
   * @param progress told what is being done, in sentences
   */
  public SampleSources(
      RdsClient rds,
      Function<Region, RdsClient> regions,
      SecretsManagerClient secrets,
      Documents documents,
      Path scripts,
      Consumer<String> progress) {
    this.rds = rds;
    this.regions = regions;
    this.secrets = secrets;
    this.documents = documents;
    this.scripts = scripts;
    this.progress = progress;
  }

  /** Creates those that every region has and returns when they are available and filled. */
  public void create() {
    List.of(SampleSource.MYSQL, SampleSource.AURORA_POSTGRESQL).forEach(this::ensure);
  }

  /**
   * Creates the one of this name, where it is a sample and missing, and returns when it is
   * available and filled.
   *
   * @param identifier of an instance, a cluster or a global cluster
   */
  public void ensure(String identifier) {
    if (identifier.equals(SampleGlobalDatabase.NAME) && !isComplete(identifier)) {
      new SampleGlobalDatabase(regions, secrets, progress).create();
      documents.write(NAME, state().put(identifier, true));
    }
    SampleSource.called(identifier).ifPresent(this::ensure);
  }

  private void ensure(SampleSource source) {
    if (!isComplete(source.instance())) {
      create(source);
      documents.write(NAME, state().put(source.instance(), true));
    }
  }

  private boolean isComplete(String name) {
    return state().path(name).asBoolean();
  }

  private ObjectNode state() {
    return documents
        .read(NAME)
        .map(node -> (ObjectNode) node)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** The password is in memory only until it is in the secret, which is written last but one. */
  private void create(SampleSource source) {
    SourceDatabase database = new SourceDatabase(rds, source);
    SourceSecret secret = new SourceSecret(secrets, source);
    database.remove();
    progress.accept("Starting the sample database " + source.instance());
    String password = secret.newPassword();
    DBInstance created = database.create(password);
    String host = created.endpoint().address();
    int port = created.endpoint().port();
    secret.put(password, host, port);
    progress.accept("Filling " + source.instance());
    fill(source, host, port, password);
    database.backUp();
  }

  private void fill(SampleSource source, String host, int port, String password) {
    try (Connection connection =
        DriverManager.getConnection(source.url(host, port), source.login(password))) {
      new SampleScript(scripts.resolve(source.script())).run(connection);
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "Cannot connect to the sample database " + source.instance() + ": " + failed.getMessage(),
          failed);
    }
  }
}
