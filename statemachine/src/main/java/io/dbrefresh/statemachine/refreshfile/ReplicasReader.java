package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Replica;
import io.dbrefresh.statemachine.plan.Replicas;
import io.dbrefresh.statemachine.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code createreplicas}. */
final class ReplicasReader {
  private final Steps steps;
  private final boolean aurora;

  ReplicasReader(Steps steps) {
    this.steps = steps;
    aurora = steps.service() == Service.AURORA;
  }

  Optional<Replicas> read() {
    return steps.running("createreplicas").map(this::replicas);
  }

  private Replicas replicas(Fields create) {
    if (aurora) {
      create.refuse(
          "is for an RDS instance, and this file refreshes an Aurora cluster",
          "multiaz",
          "iamdbauth",
          "secgrpids",
          "storagetype",
          "iops");
    } else {
      create.refuse("is for Aurora, and this file refreshes an RDS instance", "cluster");
      StorageRules.check(create);
    }
    return new Replicas(each(create), SettingsReader.ofReplicas(create));
  }

  private List<Replica> each(Fields create) {
    List<Replica> replicas = new ArrayList<>();
    if (create.has("replicas") && create.list("replicas").isEmpty()) {
      create.error("replicas", "names no replica");
    }
    for (String entry : create.list("replicas")) {
      Optional<Replica> replica = replica(entry);
      if (replica.isEmpty()) {
        create.error(
            "replicas",
            "holds \""
                + entry
                + "\"; write "
                + (aurora ? "name_class" : "name_class_port or name_class"));
      }
      replica.ifPresent(replicas::add);
    }
    return replicas;
  }

  private Optional<Replica> replica(String entry) {
    String[] parts = entry.split("_", -1);
    boolean complete = parts.length >= 2 && parts.length <= (aurora ? 2 : 3);
    if (!complete || parts[0].isEmpty() || !parts[1].startsWith("db.")) {
      return Optional.empty();
    }
    if (parts.length == 2) {
      return Optional.of(new Replica(parts[0], parts[1], Optional.empty()));
    }
    return parts[2].matches("[0-9]{1,5}")
        ? Optional.of(new Replica(parts[0], parts[1], Optional.of(Integer.valueOf(parts[2]))))
        : Optional.empty();
  }
}
