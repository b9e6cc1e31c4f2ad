package io.dbrefresh.lambdas.prerestore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.prerestore.SchemaValues.Field;
import io.dbrefresh.statemachine.refreshfile.InvalidRefreshFileException;
import io.dbrefresh.statemachine.refreshfile.Problem;
import io.dbrefresh.statemachine.refreshfile.RefreshFileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Documented refresh files with any of the steps, and any of the keys that the schema has for them.
 * A key that the schema gets is in them without a change here.
 */
final class DocumentedFiles {
  private static final Set<String> NO_STEPS = Set.of("$schema", "launch", "comment");
  private static final Set<String> AURORA_ONLY =
      Set.of("createinstance", "deletecluster", "renamecluster");
  private static final Set<String> ALWAYS =
      Set.of(
          "source",
          "target",
          "sourcecluster",
          "targetcluster",
          "restoretime",
          "snapshot",
          "engineversion");
  private static final RefreshFileReader READER = new RefreshFileReader();

  private final JsonNode steps;
  private final SchemaValues values;
  private final boolean aurora;
  private final Map<String, Arbitrary<JsonNode>> known = new HashMap<>();

  private DocumentedFiles(boolean aurora) {
    JsonNode schema = schema();
    this.steps = schema.at("/else/properties");
    this.values = new SchemaValues(schema.path("$defs"));
    this.aurora = aurora;
    names();
    places();
  }

  static Arbitrary<ObjectNode> ofRds() {
    return new DocumentedFiles(false).files();
  }

  static Arbitrary<ObjectNode> ofAurora() {
    return new DocumentedFiles(true).files();
  }

  private static JsonNode schema() {
    try {
      return new JsonMapper()
          .readTree(Path.of("..", "refresh-configs", "refresh-file.schema.json").toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void names() {
    known.put("dbservice", SchemaValues.texts(aurora ? "aurora" : "rds"));
    known.put("source", SchemaValues.texts("prod"));
    known.put("target", SchemaValues.texts("dev"));
    known.put("sourcecluster", SchemaValues.texts("prodcluster"));
    known.put("targetcluster", SchemaValues.texts("devcluster"));
    known.put("dbinstance", SchemaValues.texts("dev", "devtemp"));
    known.put("cluster", SchemaValues.texts("devcluster", "devclustertemp"));
    known.put("application", SchemaValues.texts("shop"));
    known.put("environment", SchemaValues.texts("qa"));
    known.put("secretname", SchemaValues.texts("/qa/shop/dev"));
    known.put(
        "restoretype",
        aurora
            ? SchemaValues.texts("latestpoint", "restorepoint", "fromsnapshot", "fastcloning")
            : SchemaValues.texts("latestpoint", "restorepoint", "fromsnapshot"));
  }

  private void places() {
    known.put("restoretime", SchemaValues.texts("2026-02-28 23:59:58"));
    known.put("topicarn", SchemaValues.texts("arn:aws:sns:us-east-1:123456789012:refresh"));
    known.put("tablename", SchemaValues.texts("dbalignment-awssol", "records"));
    known.put("lambdaarn", SchemaValues.texts("arn:aws:lambda:us-east-1:123456789012:function:f"));
    known.put(
        "deadlines",
        Arbitraries.integers()
            .between(1, 60)
            .<JsonNode>map(
                minutes -> new JsonMapper().createObjectNode().put("perform-restore", minutes)));
    known.put(
        "schedule",
        Arbitraries.of(
            new JsonMapper()
                .createObjectNode()
                .put("expression", "cron(0 2 * * ? *)")
                .put("timezone", "Europe/Rome")));
    known.put(
        "temppwd",
        SchemaValues.texts(
            "tiger-1", "arn:aws:secretsmanager:us-east-1:123456789012:secret:chosen"));
    known.put(
        "replicas",
        aurora
            ? SchemaValues.texts("dev-1_db.t4g.medium", "dev-1_db.t4g.medium,dev-2_db.r6g.large")
            : SchemaValues.texts("dev-1_db.t3.micro_3310", "dev-1_db.t3.micro"));
    known.put("ec2tag", SchemaValues.texts("dbrefresh-scripts=true", "runs=scripts"));
    known.put("tables", SchemaValues.texts("shop.flags", "shop.flags, shop.accounts"));
    known.put("engine", SchemaValues.texts(aurora ? "aurora-postgresql" : "mysql"));
  }

  private Arbitrary<ObjectNode> files() {
    List<Arbitrary<Optional<Field>>> fields = new ArrayList<>();
    steps
        .properties()
        .forEach(
            step -> {
              if (!NO_STEPS.contains(step.getKey())) {
                fields.add(step(step.getKey(), step.getValue()));
              }
            });
    return SchemaValues.object(fields).map(DocumentedFiles::mended);
  }

  private Arbitrary<Optional<Field>> step(String key, JsonNode schema) {
    List<String> required = new ArrayList<>(List.of("torun"));
    schema.at("/then/required").forEach(name -> required.add(name.asText()));
    List<Arbitrary<Optional<Field>>> fields = new ArrayList<>();
    schema
        .path("properties")
        .properties()
        .forEach(
            field -> {
              if (isOurs(field.getValue())) {
                boolean has = required.contains(field.getKey()) || ALWAYS.contains(field.getKey());
                fields.add(SchemaValues.field(field.getKey(), value(key, field), has));
              }
            });
    if (!schema.path("properties").has("torun")) {
      return SchemaValues.field(key, known.getOrDefault(key, values.of(schema)), false);
    }
    boolean needed = key.equals("restore") || key.equals("createinstance") && aurora;
    Arbitrary<JsonNode> step = SchemaValues.object(fields).map(JsonNode.class::cast);
    return !aurora && AURORA_ONLY.contains(key)
        ? Arbitraries.just(Optional.empty())
        : SchemaValues.field(key, step, needed);
  }

  /** Descriptions begin with the service that a key is for, where it is for one of them. */
  private boolean isOurs(JsonNode schema) {
    return !schema.path("description").asText().startsWith(aurora ? "RDS" : "Aurora");
  }

  private Arbitrary<JsonNode> value(String step, Map.Entry<String, JsonNode> field) {
    boolean mustRun = step.equals("restore") || step.equals("createinstance");
    if (field.getKey().equals("torun") && mustRun) {
      return Arbitraries.of(BooleanNode.TRUE);
    }
    return known.getOrDefault(field.getKey(), values.of(field.getValue()));
  }

  /** Takes out what does not go together, as somebody would who reads the messages. */
  private static ObjectNode mended(ObjectNode file) {
    if (runs(file, "delete") != runs(file, "deletecluster")) {
      file.remove("deletecluster"); // For Aurora it is both or neither that replaces a target.
      file.remove(runs(file, "createinstance") ? "delete" : "");
    }
    for (int i = 0; i < 5; i++) {
      try {
        READER.read("generated", file.toString().getBytes(StandardCharsets.UTF_8));
        return file;
      } catch (InvalidRefreshFileException invalid) {
        invalid.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .forEach(problem -> remove(file, problem.pointer()));
      }
    }
    return file;
  }

  private static boolean runs(ObjectNode file, String step) {
    return file.path(step).path("torun").asText().equalsIgnoreCase("true");
  }

  private static void remove(ObjectNode file, String pointer) {
    String[] parts = pointer.split("/");
    if (pointer.equals("/changemasterpwd/torun")) {
      file.putObject("changemasterpwd").put("torun", "true");
    } else if (parts.length > 2 && parts[2].equals("torun")) {
      file.remove(parts[1]);
    } else if (file.path(parts[1]) instanceof ObjectNode step && parts.length > 2) {
      if (step.has(parts[2])) {
        step.remove(parts[2]);
      } else {
        step.remove(
            List.of("storagetype", "enhancedmon", "rotation", "secret", "minacu", "maxacu"));
      }
    }
  }
}
