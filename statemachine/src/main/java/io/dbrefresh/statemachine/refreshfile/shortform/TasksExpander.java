package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dbrefresh.statemachine.step.Step;

/**
 * {@code scripts}, {@code verify}, {@code roles}, {@code record}, {@code notify} and {@code
 * waitSeconds}.
 */
final class TasksExpander {
  private final Draft draft;

  TasksExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    draft.run("runscripts", "/scripts", draft.file().has("scripts"));
    draft.copy("runscripts", "bucketname", "/scripts/bucket");
    draft.copy("runscripts", "prefix", "/scripts/prefix");
    draft.copy("runscripts", "keys", "/scripts/keys");
    draft.copy("runscripts", "phases/pre", "/scripts/pre");
    draft.copy("runscripts", "method", "/scripts/method");
    draft.copy("runscripts", "ec2tag", "/scripts/ec2Tag");
    draft.run("preserve", "/preserve", draft.file().has("preserve"));
    draft.copy("preserve", "tables", "/preserve");
    draft.run("verify", "/verify", draft.file().has("verify"));
    draft.copy("verify", "bucketname", "/verify/bucket");
    draft.copy("verify", "prefix", "/verify/prefix");
    draft.copy("verify", "keys", "/verify/keys");
    draft.copy("verify", "probe", "/verify/probe");
    roles();
    record();
    draft.run("sendmsg", "/notify", draft.file().has("notify"));
    draft.copy("sendmsg", "topicarn", "/notify/topic");
    for (Step step : Step.values()) {
      step.key().ifPresent(key -> draft.copy(key, "wait_time", "/waitSeconds/" + step.state()));
    }
  }

  private void roles() {
    draft.run("roles", "/roles", draft.file().has("roles"));
    draft.copy("roles", "database", "/roles/database");
    draft.copy("roles", "schema", "/roles/schema");
    draft.copy("roles", "appuser", "/roles/app");
    draft.copy("roles", "migratoruser", "/roles/migrator");
    draft.copy("roles", "extensions", "/roles/extensions");
    draft.copy("roles", "policies", "/roles/policies");
    draft.copy("roles", "apppolicy", "/roles/appPolicy");
    draft.copy("roles", "migratorpolicy", "/roles/migratorPolicy");
  }

  /** Every run is recorded, unless the file says {@code "record": null}. */
  private void record() {
    JsonNode record = draft.file().path("record");
    draft.run("updatedynamodb", "/record", !record.isNull());
    JsonNode table = record.path("table");
    draft.set(
        "updatedynamodb",
        "tablename",
        "/record/table",
        table.isMissingNode() ? TextNode.valueOf(ShortForm.RECORDS) : table);
  }
}
