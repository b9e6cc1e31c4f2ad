package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Settings;
import java.util.Optional;

/** Reads {@code createinstance}. */
final class InstanceReader {
  private final Steps steps;

  InstanceReader(Steps steps) {
    this.steps = steps;
  }

  Optional<Settings> read() {
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
    return Optional.of(SettingsReader.ofWriter(create, steps.of("restore")));
  }
}
