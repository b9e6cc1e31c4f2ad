package io.dbrefresh.local.secretsmanager;

import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.model.RotationRulesType;

/** How a secret is to be rotated; which rules are given is as the request had it. */
record Rotation(
    Optional<String> functionArn,
    Optional<Long> automaticallyAfterDays,
    Optional<String> scheduleExpression,
    Optional<String> duration) {

  /** What the request gives, and what was configured before for the rest. */
  static Rotation of(
      Optional<String> functionArn, Optional<RotationRulesType> rules, Optional<Rotation> before) {
    Optional<String> function = functionArn.or(() -> before.flatMap(Rotation::functionArn));
    if (rules.isEmpty() && before.isPresent()) {
      Rotation old = before.get();
      return new Rotation(
          function, old.automaticallyAfterDays, old.scheduleExpression, old.duration);
    }
    Rotation rotation =
        new Rotation(
            function,
            rules.map(RotationRulesType::automaticallyAfterDays),
            rules.map(RotationRulesType::scheduleExpression),
            rules.map(RotationRulesType::duration));
    rotation.check();
    return rotation;
  }

  private void check() {
    if (automaticallyAfterDays.isPresent() && scheduleExpression.isPresent()) {
      throw Faults.invalidParameter(
          "You can't specify both AutomaticallyAfterDays and ScheduleExpression.");
    }
    if (automaticallyAfterDays.filter(days -> days < 1 || days > 1000).isPresent()) {
      throw Faults.invalidParameter("AutomaticallyAfterDays must be between 1 and 1000.");
    }
  }

  RotationRulesType rules() {
    RotationRulesType.Builder rules = RotationRulesType.builder();
    automaticallyAfterDays.ifPresent(rules::automaticallyAfterDays);
    scheduleExpression.ifPresent(rules::scheduleExpression);
    duration.ifPresent(rules::duration);
    return rules.build();
  }
}
