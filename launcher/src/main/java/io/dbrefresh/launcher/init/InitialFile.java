package io.dbrefresh.launcher.init;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.refreshfile.TargetSecrets;
import io.dbrefresh.statemachine.refreshfile.shortform.ShortForm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** A refresh file in the short form, made of what exists, and what is worth knowing about it. */
public final class InitialFile {
  private final Asked asked;
  private final FoundDatabases databases;
  private final Pair pair;
  private final KnownPlaces places;
  private final String environment;
  private final ObjectNode file = JsonNodeFactory.instance.objectNode();
  private final List<String> notes = new ArrayList<>();

  /**
   * What was asked for.
   *
   * @param target identifier of the instance to refresh
   * @param source identifier of the database that the data come from
   * @param environment empty: that of the existing target, or else development
   * @param targetCluster an Aurora target that does not exist yet: its cluster
   */
  public record Asked(
      String target,
      String application,
      String source,
      Optional<String> environment,
      Optional<String> targetCluster) {}

  /**
   * Looks at what there is.
   *
   * @param project the folder with refresh-configs and sqlscripts
   * @throws CannotBeginException if source and target cannot be those of a refresh
   */
  public InitialFile(Asked asked, RdsClient rds, Path project, String region) {
    this.asked = asked;
    this.databases = new FoundDatabases(rds);
    this.pair = Pair.of(databases, asked.source(), asked.target());
    this.places = new KnownPlaces(project, region);
    this.environment =
        asked.environment().or(() -> pair.tag("refresh-environment")).orElse("development");
    names();
    replicas();
    String usual = "/%s/%s/%s".formatted(environment, asked.application(), asked.target());
    List<String> secrets = new TargetSecrets(project, region).of(asked.target());
    file.putObject("password").put("secret", secrets.isEmpty() ? usual : secrets.get(0));
    scripts();
    places
        .table()
        .filter(table -> !table.equals(ShortForm.RECORDS))
        .ifPresent(table -> file.putObject("record").put("table", table));
    places.topic().ifPresent(topic -> file.putObject("notify").put("topic", topic));
    if (places.topic().isEmpty()) {
      notes.add("Nobody is told: add \"notify\": {\"topic\": \"<ARN of an SNS topic>\"}.");
    }
  }

  /** The refresh file. */
  public ObjectNode file() {
    return file;
  }

  /** Sentences about what was found, and what to look after. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private void names() {
    file.put("$schema", "../refresh-file.schema.json");
    file.put("application", asked.application()).put("environment", environment);
    file.putObject("source").put(pair.aurora() ? "cluster" : "instance", pair.source());
    ObjectNode target = file.putObject("target").put("instance", asked.target());
    if (pair.aurora()) {
      target.put("cluster", cluster());
    }
    file.putObject("restore").put("type", pair.aurora() ? "fastcloning" : "latestpoint");
    pair.existing()
        .ifPresentOrElse(
            this::tellOfExisting,
            () ->
                notes.add(
                    "There is no %s yet; the first launch makes it.".formatted(asked.target())));
    if (pair.aurora() && pair.existing().isEmpty() && asked.targetCluster().isEmpty()) {
      notes.add(
          "Its cluster is going to be %s; edit /target/cluster to have it called otherwise."
              .formatted(cluster()));
    }
  }

  private String cluster() {
    return pair.existing()
        .map(DBInstance::dbClusterIdentifier)
        .or(asked::targetCluster)
        .orElseGet(() -> asked.target() + "-cluster");
  }

  private void tellOfExisting(DBInstance old) {
    notes.add(
        "%s exists; what the file does not say, the new one has as it has it."
            .formatted(asked.target()));
    if (pair.tag("refresh").filter("true"::equals).isEmpty()) {
      notes.add(
          ("%s does not carry the tag refresh=true, so no refresh touches it. If it may be"
                  + " replaced:%n  aws rds add-tags-to-resource --resource-name %s --tags"
                  + " Key=refresh,Value=true")
              .formatted(asked.target(), Objects.toString(old.dbInstanceArn(), "<its ARN>")));
    }
  }

  private void replicas() {
    List<DBInstance> readers = pair.existing().map(databases::readersOf).orElse(List.of());
    for (DBInstance reader : readers) {
      ObjectNode replica =
          file.withArray("/replicas")
              .addObject()
              .put("instance", reader.dbInstanceIdentifier())
              .put("class", reader.dbInstanceClass());
      if (!pair.aurora() && reader.endpoint() != null) {
        replica.put("port", reader.endpoint().port());
      }
    }
    if (!readers.isEmpty()) {
      file.withObject("/target").put("deleteReplicas", true);
    }
  }

  private void scripts() {
    Optional<String> folder = places.folder(asked.target());
    List<String> keys = folder.map(places::scripts).orElse(List.of());
    Optional<String> bucket = places.bucket();
    if (keys.isEmpty() || bucket.isEmpty()) {
      notes.add(
          "No scripts: the data arrive as they are in production. Add \"scripts\": {\"bucket\": …,"
              + " \"prefix\": …, \"keys\": […]}.");
      return;
    }
    ObjectNode scripts = file.putObject("scripts").put("bucket", bucket.get());
    folder.ifPresent(prefix -> scripts.put("prefix", prefix));
    keys.forEach(scripts.withArray("/keys")::add);
  }
}
