package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.InstanceSettings;
import io.dbrefresh.statemachine.plan.Service;
import java.util.Optional;

/** Reads {@code createinstance}. */
final class InstanceReader {
  private final Steps steps;

  InstanceReader(Steps steps) {
    this.steps = steps;
  }

  Optional<InstanceSettings> read() {
    Fields create = steps.of("createinstance");
    if (steps.service() == Service.RDS) {
      if (create.runs()) {
        create.error("torun", "is \"true\"; a restored RDS instance needs no createinstance");
      }
      return Optional.empty();
    }
    if (!create.runs()) {
      create.error(
          "torun", "`createinstance` must run: a restored Aurora cluster has no instance yet");
      return Optional.empty();
    }
    return Optional.of(settings(create));
  }

  private static InstanceSettings settings(Fields create) {
    boolean insights = create.flag("perfinsights").orElse(false);
    boolean monitoring = create.flag("enhancedmon").orElse(false);
    int interval = create.number("enhancedmoninterval").orElse(0);
    if (monitoring && interval > 0 && !create.has("enhancedmonrolearn")) {
      create.error("enhancedmonrolearn", "`enhancedmonrolearn` is missing; `enhancedmon` needs it");
    }
    return new InstanceSettings(
        create.text("dbclass"),
        Optional.empty(),
        create.text("subgrp"),
        create.text("dbparamgrp"),
        create.flag("autominor"),
        create.flag("copytagstosnap"),
        create.flag("perfinsights"),
        create.number("perfinsightsretention").filter(days -> insights),
        create.text("perfinsightskmskeyid").filter(key -> insights),
        monitoring ? Optional.of(interval) : Optional.empty(),
        create.text("enhancedmonrolearn").filter(role -> monitoring && interval > 0));
  }
}
