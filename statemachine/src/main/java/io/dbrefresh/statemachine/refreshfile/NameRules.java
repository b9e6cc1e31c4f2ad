package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.Service;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the databases are called, and that all steps speak of the same ones. */
final class NameRules {
  private static final List<String> KEYS =
      List.of(
          "deletereplicas",
          "stopdb",
          "createinstance",
          "delete",
          "deletecluster",
          "renamecluster",
          "rename",
          "fixtags",
          "createreplicas",
          "createsecret",
          "changemasterpwd",
          "rotatemasterpwd",
          "runscripts",
          "preserve",
          "verify",
          "roles",
          "updatedynamodb",
          "sendmsg");

  /** RDS identifiers have at most 63 characters, and "temp" comes behind the target's. */
  private static final String IDENTIFIER = "[a-zA-Z](-?[a-zA-Z0-9]){0,58}";

  private final Steps steps;
  private final boolean aurora;
  private final Fields restore;

  NameRules(Steps steps) {
    this.steps = steps;
    aurora = steps.service() == Service.AURORA;
    restore = steps.of("restore");
  }

  String source() {
    return restore.required(aurora ? "sourcecluster" : "source").toLowerCase(Locale.ROOT);
  }

  DatabaseNames target() {
    DatabaseNames names =
        aurora
            ? new DatabaseNames(writer(), Optional.of(restore.required("targetcluster")))
            : new DatabaseNames(restore.required("target"), Optional.empty());
    checkIdentifiers(names);
    String targetKey = aurora ? "targetcluster" : "target";
    if (!source().isEmpty() && source().equalsIgnoreCase(names.identifier())) {
      restore.error(targetKey, "is the source: a database cannot be refreshed from itself");
    }
    for (String key : KEYS) {
      steps.running(key).ifPresent(fields -> sameNames(fields, names));
    }
    return names;
  }

  /** {@code createinstance} names the writer as it is called in the end. */
  private String writer() {
    return steps.of("createinstance").text("dbinstance").map(NameRules::withoutTemp).orElse("");
  }

  private static String withoutTemp(String name) {
    return name.endsWith("temp") ? name.substring(0, name.length() - "temp".length()) : name;
  }

  private void checkIdentifiers(DatabaseNames names) {
    if (!names.identifier().isEmpty() && !names.identifier().matches(IDENTIFIER)) {
      restore.error(
          aurora ? "targetcluster" : "target",
          "is no identifier for a target: a letter, then letters, digits and single hyphens, 59"
              + " characters at most");
    }
  }

  private void sameNames(Fields fields, DatabaseNames names) {
    fields
        .text("dbinstance")
        .filter(name -> !names.instance().isEmpty() && !isOne(name, names.instance()))
        .ifPresent(name -> another(fields, "dbinstance", name, names.instance()));
    names
        .cluster()
        .filter(cluster -> !cluster.isEmpty())
        .ifPresent(
            cluster ->
                fields
                    .text("cluster")
                    .filter(name -> !isOne(name, cluster))
                    .ifPresent(name -> another(fields, "cluster", name, cluster)));
  }

  private static boolean isOne(String name, String target) {
    return name.equalsIgnoreCase(target) || name.equalsIgnoreCase(target + "temp");
  }

  private static void another(Fields fields, String key, String name, String target) {
    fields.error(
        key,
        "is " + name + ", but this file refreshes " + target + " (" + target + "temp until then)");
  }
}
