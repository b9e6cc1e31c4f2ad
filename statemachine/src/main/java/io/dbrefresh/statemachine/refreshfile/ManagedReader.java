package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Password.Managed;
import io.dbrefresh.statemachine.plan.Service;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code managed} of {@code changemasterpwd}: a password that RDS manages, which everything
 * about a secret of our own contradicts.
 */
final class ManagedReader {
  private final Steps steps;

  ManagedReader(Steps steps) {
    this.steps = steps;
  }

  Optional<Managed> read() {
    Optional<Fields> change =
        steps.running("changemasterpwd").filter(fields -> fields.flag("managed").orElse(false));
    change.ifPresent(this::check);
    return change.map(fields -> new Managed(fields.text("kmskeyid")));
  }

  private void check(Fields change) {
    change.refuse(
        "goes with a secret of your own, and `managed` is true: RDS makes the secret",
        "secretname",
        "temppwd");
    if (change.flag("secret").orElse(false)) {
      change.error("secret", "is \"true\", and so is `managed`; one of them has to go");
    }
    Stream.of("createsecret", "rotatemasterpwd")
        .flatMap(key -> steps.running(key).stream())
        .forEach(
            other ->
                other.error(
                    "torun",
                    "is \"true\", and /changemasterpwd/managed is true: RDS makes and rotates the"
                        + " secret; set it to \"false\""));
    if (steps.service() == Service.RDS) {
      steps.running("createreplicas").ifPresent(ManagedReader::refuseReplicas);
    }
  }

  /** See the limitations in "Password management with Amazon RDS and AWS Secrets Manager". */
  private static void refuseReplicas(Fields replicas) {
    replicas.error(
        "torun",
        "is \"true\", and RDS makes no read replicas of an instance whose password it manages;"
            + " take out /changemasterpwd/managed or the replicas");
  }
}
