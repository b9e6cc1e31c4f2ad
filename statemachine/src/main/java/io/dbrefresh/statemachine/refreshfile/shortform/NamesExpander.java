package io.dbrefresh.statemachine.refreshfile.shortform;

/** {@code source}, {@code target} and {@code restore}. */
final class NamesExpander {
  private final Draft draft;

  NamesExpander(Draft draft) {
    this.draft = draft;
  }

  void expand() {
    restore();
    if (draft.aurora()) {
      aurora();
    } else {
      draft.copy("restore", "source", "/source/instance");
      draft.copy("restore", "target", "/target/instance");
    }
    draft.run("fixtags", "/target", true);
    draft.run("rename", "/target", true);
    draft.run("deletereplicas", "/target/deleteReplicas", flag("deleteReplicas", false));
    draft.run("stopdb", "/target/stop", flag("stop", false));
    draft.run("delete", "/target/replace", flag("replace", true));
    draft.copy("delete", "removeprotection", "/target/removeProtection");
  }

  private boolean flag(String key, boolean otherwise) {
    return draft.flag("/target/" + key, otherwise);
  }

  private void restore() {
    draft.run("restore", "/restore", true);
    draft.text("restore", "dbservice", "/source", draft.aurora() ? "aurora" : "rds");
    draft.copy("restore", "application", "/application");
    draft.copy("restore", "environment", "/environment");
    draft.copy("restore", "restoretype", "/restore/type");
    draft.copy("restore", "restoretime", "/restore/time");
    draft.copy("restore", "snapshot", "/restore/snapshot");
    draft.copy("restore", "fullcopy", "/restore/fullCopy");
  }

  private void aurora() {
    draft.copy("restore", "sourcecluster", "/source/cluster");
    draft.copy("restore", "targetcluster", "/target/cluster");
    draft.run("createinstance", "/target/instance", true);
    draft.copy("createinstance", "dbinstance", "/target/instance");
    draft.run("deletecluster", "/target/replace", flag("replace", true));
    draft.run("renamecluster", "/target", true);
  }
}
