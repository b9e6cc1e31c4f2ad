package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.Step;
import java.util.Optional;

/** Rewrites a documented file in the short form. */
public final class Shortening {
  private static final int USUAL_WAIT = 10;

  private final DocumentedFile documented;
  private final ObjectNode file = JsonNodeFactory.instance.objectNode();

  private Shortening(DocumentedFile documented) {
    this.documented = documented;
  }

  /**
   * The short form of {@code documented}.
   *
   * @param documented a valid file; what an invalid one becomes is not defined
   * @param keepWaits whether each {@code wait_time} is kept that is not the usual 10 seconds
   */
  public static Shortened of(JsonNode documented, boolean keepWaits) {
    Shortening shortening = new Shortening(new DocumentedFile(documented));
    shortening.shorten(keepWaits);
    ObjectNode file = shortening.file;
    return new Shortened(file, new Losses(shortening.documented, file).all());
  }

  private void shorten(boolean keepWaits) {
    for (String key : new String[] {"$schema", "comment", "schedule"}) {
      Optional.ofNullable(documented.tree().get(key)).ifPresent(value -> file.set(key, value));
    }
    names();
    restore();
    new SettingsShortening(documented, file).shorten();
    new PasswordShortening(documented, file).shorten();
    new TasksShortening(documented, file).shorten();
    deadlines();
    if (keepWaits) {
      waits();
    }
  }

  /** A step's own deadline goes with the others, over what those say of it. */
  private void deadlines() {
    JsonNode tree = documented.tree();
    if (tree.has("keepOnFailure")) {
      file.set("keepOnFailure", Kind.FLAG.plain(tree.get("keepOnFailure")));
    }
    tree.path("deadlines")
        .properties()
        .forEach(
            entry ->
                file.withObjectProperty("deadlines")
                    .set(entry.getKey(), Kind.NUMBER.plain(entry.getValue())));
    for (Step step : Step.values()) {
      step.key()
          .flatMap(key -> documented.value(key, "deadline", Kind.NUMBER))
          .ifPresent(minutes -> file.withObjectProperty("deadlines").set(step.state(), minutes));
    }
  }

  private void names() {
    copy("restore", "application", Kind.TEXT, file, "application");
    copy("restore", "environment", Kind.TEXT, file, "environment");
    ObjectNode source = file.putObject("source");
    ObjectNode target = file.putObject("target");
    if (documented.aurora()) {
      copy("restore", "sourcecluster", Kind.TEXT, source, "cluster");
      documented
          .text("createinstance", "dbinstance")
          .map(name -> name.endsWith("temp") ? name.substring(0, name.length() - 4) : name)
          .ifPresent(name -> target.put("instance", name));
      copy("restore", "targetcluster", Kind.TEXT, target, "cluster");
    } else {
      copy("restore", "source", Kind.TEXT, source, "instance");
      copy("restore", "target", Kind.TEXT, target, "instance");
    }
    if (!documented.runs("delete") || documented.aurora() && !documented.runs("deletecluster")) {
      target.put("replace", false);
    }
    boolean unprotects =
        documented.flag("delete", "removeprotection")
            || documented.flag("deletecluster", "removeprotection");
    flag(target, "removeProtection", unprotects);
    flag(target, "deleteReplicas", documented.runs("deletereplicas"));
    flag(target, "stop", documented.runs("stopdb"));
  }

  private static void flag(ObjectNode object, String key, boolean set) {
    if (set) {
      object.put(key, true);
    }
  }

  private void restore() {
    ObjectNode restore = file.putObject("restore");
    copy("restore", "restoretype", Kind.TEXT, restore, "type");
    flag(restore, "fullCopy", documented.flag("restore", "fullcopy"));
    String type = restore.path("type").asText();
    if (type.equals("restorepoint")) {
      copy("restore", "restoretime", Kind.TEXT, restore, "time");
    } else if (type.equals("fromsnapshot")) {
      copy("restore", "snapshot", Kind.TEXT, restore, "snapshot");
    }
  }

  private void copy(String step, String key, Kind kind, ObjectNode into, String name) {
    documented.value(step, key, kind).ifPresent(value -> into.set(name, value));
  }

  private void waits() {
    for (Step step : Step.values()) {
      step.key()
          .filter(key -> !step.state().endsWith("-failure"))
          .flatMap(key -> documented.value(key, "wait_time", Kind.NUMBER))
          .filter(seconds -> seconds.intValue() != USUAL_WAIT)
          .ifPresent(seconds -> file.withObjectProperty("waitSeconds").set(step.state(), seconds));
    }
  }
}
