package io.dbrefresh.statemachine.refreshfile;

import java.util.List;
import java.util.Optional;

/**
 * What the documented form says in several steps. {@code restore} and the password steps decide;
 * where another step says otherwise, somebody has forgotten to change it there.
 */
final class RepetitionRules {
  private static final List<String> STEPS =
      List.of("createinstance", "createreplicas", "updatedynamodb", "sendmsg");
  private static final List<String> SAID =
      List.of("application", "environment", "restoretype", "restoretime", "snapshot");
  private static final List<String> PASSWORD =
      List.of("changemasterpwd", "createsecret", "rotatemasterpwd");

  private final Steps steps;
  private final Fields restore;

  RepetitionRules(Steps steps) {
    this.steps = steps;
    this.restore = steps.of("restore");
  }

  void check() {
    STEPS.stream().flatMap(key -> steps.running(key).stream()).forEach(this::compare);
    steps.all().values().forEach(this::compareService);
    steps.running("runscripts").ifPresent(this::compareSecret);
  }

  private void compare(Fields step) {
    SAID.forEach(key -> compare(step, key, restore.text(key)));
    compare(step, "source", restore.text("source").or(() -> restore.text("sourcecluster")));
  }

  private static void compare(Fields step, String key, Optional<String> decided) {
    Optional<String> said = step.text(key);
    if (said.isPresent() && decided.isPresent() && !said.equals(decided)) {
      step.warning(
          key,
          "is %s, but `restore` says %s, and that counts".formatted(said.get(), decided.get()));
    }
  }

  private void compareService(Fields step) {
    compare(step, "dbservice", Optional.of(steps.service().word()));
  }

  private void compareSecret(Fields scripts) {
    Optional<String> secret =
        PASSWORD.stream()
            .flatMap(key -> steps.running(key).stream())
            .flatMap(fields -> fields.text("secretname").stream())
            .findFirst();
    scripts
        .text("secretname")
        .filter(name -> secret.isPresent() && !secret.get().equals(name))
        .ifPresent(
            name ->
                scripts.warning(
                    "secretname",
                    "is %s, but scripts log in with the password that this run keeps in %s"
                        .formatted(name, secret.get())));
  }
}
