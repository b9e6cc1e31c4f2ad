package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortened.Dropped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What a documented file says and its short form does not. It is found by expanding the short form
 * and comparing: whatever is not there again is named, unless the file said it elsewhere too.
 */
final class Losses {
  private static final Set<String> MARKS = Set.of("torun", "dbservice", "deadline");
  private static final Set<String> NO_STEPS = Set.of("launch", "deadlines", "schedule");
  private static final Set<String> REPEATED =
      Set.of(
          "dbinstance",
          "cluster",
          "application",
          "environment",
          "source",
          "restoretype",
          "snapshot",
          "restoretime",
          "secretname");
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("check", "what a step waits for follows from the step"),
          Map.entry("comment", "only the file as a whole has a comment"),
          Map.entry("wait_time", "waits grow with the time that has passed; --keep-waits keeps it"),
          Map.entry("dbname", "it is not read"),
          Map.entry("engine", "the source says which engine it is"),
          Map.entry("access", "scripts log in with the password that this run sets"),
          Map.entry("method", "scripts run in the task anyway"),
          Map.entry("secret", "the secret has a name or the usual one"),
          Map.entry("rotation", "without, there is none"),
          Map.entry("managed", "without, it is not managed by RDS"),
          Map.entry("removeprotection", "without, a protected target is left alone"),
          Map.entry("fullcopy", "without, a full copy is refused"),
          Map.entry("lambdaarn", "there is no rotation"),
          Map.entry("rotationdays", "there is no rotation"),
          Map.entry("dbarn", "the database is known by its name"),
          Map.entry("cluarn", "the cluster is known by its name"),
          Map.entry("restoretime", "it goes with restorepoint only"),
          Map.entry("snapshot", "it goes with fromsnapshot only"),
          Map.entry(
              "temppwd",
              "no password belongs into a file, so one is generated now; to choose it, put it into"
                  + " a secret, and the secret's ARN into /password/chosen"));

  private final DocumentedFile file;
  private final JsonNode kept;
  private final Set<String> names;

  Losses(DocumentedFile file, ObjectNode shortened) {
    this.file = file;
    this.kept = ShortForm.expand(shortened).documented();
    this.names = names(file);
  }

  List<Dropped> all() {
    List<Dropped> all = new ArrayList<>();
    file.tree()
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isObject() && !NO_STEPS.contains(entry.getKey())) {
                step(all, entry.getKey(), entry.getValue());
              }
            });
    return all;
  }

  private void step(List<Dropped> all, String step, JsonNode values) {
    if (!file.runs(step)) {
      boolean says =
          values.properties().stream()
              .anyMatch(value -> !Set.of("torun", "wait_time", "check").contains(value.getKey()));
      if (says) {
        all.add(new Dropped("/" + step, "the step does not run, so its values are not used"));
      }
      return;
    }
    values.properties().stream()
        .filter(value -> isLost(step, value.getKey(), value.getValue()))
        .forEach(
            value ->
                all.add(
                    new Dropped(
                        "/" + step + "/" + value.getKey(),
                        WHY.getOrDefault(value.getKey(), "it has no effect"))));
  }

  private boolean isLost(String step, String key, JsonNode value) {
    if (MARKS.contains(key) || key.equals("wait_time") && canonical(value).equals("10")) {
      return false;
    }
    return !isKept(step, key, value)
        && !(REPEATED.contains(key) && names.contains(canonical(value)));
  }

  /** The post scripts of {@code phases} come back as {@code keys}. */
  private boolean isKept(String step, String key, JsonNode value) {
    JsonNode steps = kept.path(step);
    return key.equals("phases")
        ? isSame(steps.at("/phases/pre"), value.path("pre"))
            && isSame(steps.path("keys"), value.path("post"))
        : isSame(steps.path(key), value);
  }

  private static boolean isSame(JsonNode one, JsonNode other) {
    return canonical(one).equals(canonical(other));
  }

  /** What a file says in more than one step. */
  private static Set<String> names(DocumentedFile file) {
    Set<String> names = new HashSet<>();
    for (String step : new String[] {"restore", "createinstance"}) {
      file.tree().path(step).properties().forEach(value -> names.add(canonical(value.getValue())));
    }
    for (String step : new String[] {"changemasterpwd", "createsecret", "rotatemasterpwd"}) {
      file.text(step, "secretname").ifPresent(secret -> names.add(secret.toLowerCase(Locale.ROOT)));
    }
    List.copyOf(names).forEach(name -> names.add(name + "temp"));
    return names;
  }

  /** The same text for the same value, however it is written. */
  private static String canonical(JsonNode value) {
    if (value.isArray()
        && StreamSupport.stream(value.spliterator(), false).noneMatch(JsonNode::isContainerNode)) {
      return canonical(String.join(",", Kind.texts(value)));
    }
    return canonical(value.isContainerNode() ? value.toString() : value.asText());
  }

  private static String canonical(String text) {
    return String.join(",", text.strip().toLowerCase(Locale.ROOT).split(" *, *"));
  }
}
