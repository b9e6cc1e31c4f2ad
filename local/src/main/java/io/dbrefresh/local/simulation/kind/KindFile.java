package io.dbrefresh.local.simulation.kind;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The refresh file of one kind.
 *
 * @param type the restore type
 * @param extra what else it asks for
 */
record KindFile(
    boolean aurora, String type, Before before, boolean replicas, boolean scripts, Extra extra) {
  private static final String INSTANCE = "appinstd";
  private static final String CLUSTER = "appclud";

  /** What few refreshes ask for. */
  enum Extra {
    /** Nothing. */
    NONE,
    /** The old database is stopped first. */
    STOPPED_FIRST,
    /** Scripts on the old database before, and queries that must return no row behind. */
    CHECKED
  }

  Scenario scenario() {
    List<String> words = new ArrayList<>(List.of(aurora ? "aurora" : "rds", type));
    words.add(before.name().toLowerCase(java.util.Locale.ROOT));
    if (replicas) {
      words.add("replicas");
    }
    if (scripts) {
      words.add("scripts");
    }
    if (extra != Extra.NONE) {
      words.add(extra.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    return Scenario.of(String.join("-", words), input(), before);
  }

  private ObjectNode input() {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    restore(file);
    if (replicas) {
      step(file, "deletereplicas").put(aurora ? "cluster" : "dbinstance", name());
      replicas(file);
    }
    if (extra == Extra.STOPPED_FIRST) {
      step(file, "stopdb").put("dbinstance", INSTANCE);
    }
    if (aurora) {
      aurora(file);
    }
    step(file, "delete").put("dbinstance", INSTANCE);
    step(file, "rename").put("dbinstance", INSTANCE + "temp");
    step(file, "fixtags").put("dbinstance", INSTANCE);
    step(file, "changemasterpwd")
        .put(aurora ? "cluster" : "dbinstance", name())
        .put("secret", "true")
        .put("secretname", "/development/app/" + INSTANCE);
    if (scripts) {
      scripts(file);
    }
    if (extra == Extra.CHECKED) {
      checks(file);
    }
    reports(file);
    return file;
  }

  private void scripts(ObjectNode file) {
    step(file, "runscripts")
        .put(aurora ? "cluster" : "dbinstance", name())
        .put("engine", engine())
        .put("access", "secret")
        .put("secretname", "/development/app/" + INSTANCE)
        .put("method", "lambda")
        .put("bucketname", "scripts")
        .put("prefix", "mask")
        .put("keys", "01script.sql,02script.sql");
  }

  private static void checks(ObjectNode file) {
    ((ObjectNode) file.path("runscripts"))
        .remove(List.of("keys"))
        .putObject("phases")
        .put("pre", "00save.sql")
        .put("post", "01script.sql,02script.sql");
    file.putObject("verify")
        .put("bucketname", "scripts")
        .put("prefix", "mask")
        .put("keys", "unmasked.sql")
        .put("torun", "true");
  }

  private String name() {
    return aurora ? CLUSTER : INSTANCE;
  }

  private String engine() {
    return aurora ? "aurora-postgresql" : "mysql";
  }

  private ObjectNode step(ObjectNode file, String key) {
    return file.putObject(key)
        .put("dbservice", aurora ? "aurora" : "rds")
        .put("wait_time", 10)
        .put("torun", "true");
  }

  private void restore(ObjectNode file) {
    ObjectNode restore =
        step(file, "restore")
            .put("restoretype", type)
            .put("application", "app")
            .put("environment", "development")
            .put("port", aurora ? 5433 : 3307)
            .put("subgrp", "default")
            .put("secgrpids", "sg-0123456789abcdef0");
    if (aurora) {
      restore.put("sourcecluster", "appclup").put("targetcluster", CLUSTER);
    } else {
      restore.put("source", "appinstp").put("target", INSTANCE).put("dbclass", "db.t3.micro");
    }
    if (type.equals("fromsnapshot")) {
      restore.put("snapshot", "nightly");
      if (aurora) {
        restore.put("engine", engine()).put("engineversion", "16.4");
      }
    }
    if (type.equals("restorepoint")) {
      restore.put("restoretime", "2026-01-04 23:00:00");
    }
  }

  private void replicas(ObjectNode file) {
    ObjectNode step =
        step(file, "createreplicas")
            .put("dbinstance", INSTANCE)
            .put("application", "app")
            .put("environment", "development")
            .put(
                "replicas",
                INSTANCE + (aurora ? "-reader_db.t4g.medium" : "-replica_db.t3.micro_3308"));
    if (aurora) {
      step.put("cluster", CLUSTER).put("engine", engine());
    }
  }

  private void aurora(ObjectNode file) {
    step(file, "createinstance")
        .put("cluster", CLUSTER + "temp")
        .put("dbinstance", INSTANCE)
        .put("application", "app")
        .put("environment", "development")
        .put("dbclass", "db.t4g.medium")
        .put("engine", engine());
    step(file, "deletecluster").put("cluster", CLUSTER);
    step(file, "renamecluster").put("cluster", CLUSTER + "temp");
  }

  private void reports(ObjectNode file) {
    String source = aurora ? "appclup" : "appinstp";
    step(file, "updatedynamodb")
        .put("dbinstance", INSTANCE)
        .put("application", "app")
        .put("environment", "development")
        .put("source", source)
        .put("restoretype", type)
        .put("tablename", "dbalignment-awssol");
    step(file, "sendmsg")
        .put("dbinstance", INSTANCE)
        .put("application", "app")
        .put("environment", "development")
        .put("source", source)
        .put("restoretype", type)
        .put("topicarn", "arn:aws:sns:us-east-1:123456789012:refresh");
  }
}
