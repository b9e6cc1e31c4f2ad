package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Makes {@code scripts}, {@code verify}, {@code preserve}, {@code record} and {@code notify}. */
final class TasksShortening {
  private final DocumentedFile documented;
  private final ObjectNode file;

  TasksShortening(DocumentedFile documented, ObjectNode file) {
    this.documented = documented;
    this.file = file;
  }

  void shorten() {
    if (documented.runs("runscripts")) {
      scripts(file.putObject("scripts"));
    }
    if (documented.runs("verify")) {
      ObjectNode verify = file.putObject("verify");
      queries("verify", verify);
      copy("verify", "probe", Kind.TREE, verify, "probe");
    }
    boolean entries = documented.tree().at("/preserve/tables").isArray();
    copy("preserve", "tables", entries ? Kind.TREE : Kind.LIST, file, "preserve");
    if (documented.runs("roles")) {
      roles(file.putObject("roles"));
    }
    record();
    if (documented.runs("sendmsg")) {
      copy("sendmsg", "topicarn", Kind.TEXT, file.putObject("notify"), "topic");
    }
  }

  private void scripts(ObjectNode scripts) {
    queries("runscripts", scripts);
    copy("runscripts", "phases/post", Kind.LIST, scripts, "keys");
    copy("runscripts", "phases/pre", Kind.LIST, scripts, "pre");
    documented
        .text("runscripts", "method")
        .filter(method -> !method.equals("lambda"))
        .ifPresent(method -> scripts.put("method", method));
    copy("runscripts", "ec2tag", Kind.TEXT, scripts, "ec2Tag");
  }

  private void roles(ObjectNode roles) {
    copy("roles", "database", Kind.TEXT, roles, "database");
    copy("roles", "schema", Kind.TEXT, roles, "schema");
    copy("roles", "appuser", Kind.TEXT, roles, "app");
    copy("roles", "migratoruser", Kind.TEXT, roles, "migrator");
    copy("roles", "extensions", Kind.TREE, roles, "extensions");
    copy("roles", "policies", Kind.FLAG, roles, "policies");
    copy("roles", "apppolicy", Kind.TEXT, roles, "appPolicy");
    copy("roles", "migratorpolicy", Kind.TEXT, roles, "migratorPolicy");
  }

  private void queries(String step, ObjectNode object) {
    copy(step, "bucketname", Kind.TEXT, object, "bucket");
    copy(step, "prefix", Kind.TEXT, object, "prefix");
    copy(step, "keys", Kind.LIST, object, "keys");
  }

  private void record() {
    Optional<String> table = documented.text("updatedynamodb", "tablename");
    if (table.isEmpty()) {
      file.putNull("record");
    } else if (!table.get().equals(ShortForm.RECORDS)) {
      file.putObject("record").put("table", table.get());
    }
  }

  private void copy(String step, String key, Kind kind, ObjectNode into, String name) {
    documented.value(step, key, kind).ifPresent(value -> into.set(name, value));
  }
}
