package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.plan.Password.Rotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code createsecret}, {@code changemasterpwd} and {@code rotatemasterpwd}. */
final class PasswordReader {
  private static final List<String> KEYS =
      List.of("changemasterpwd", "createsecret", "rotatemasterpwd");

  private final Steps steps;

  PasswordReader(Steps steps) {
    this.steps = steps;
  }

  /** {@code fallback} is the secret of a file that names none. */
  Optional<Password> read(String fallback) {
    checkChange();
    if (KEYS.stream().noneMatch(key -> steps.of(key).runs())) {
      return Optional.empty();
    }
    return Optional.of(
        new ManagedReader(steps)
            .read()
            .map(
                managed ->
                    new Password("", Optional.empty(), Optional.empty(), Optional.of(managed)))
            .orElseGet(() -> new Password(secret(fallback), chosen(), rotation())));
  }

  private Stream<Fields> running() {
    return KEYS.stream().flatMap(key -> steps.running(key).stream());
  }

  private String secret(String fallback) {
    List<String> names =
        running().flatMap(fields -> fields.text("secretname").stream()).distinct().toList();
    if (names.size() > 1) {
      running()
          .filter(fields -> fields.text("secretname").filter(names.get(0)::equals).isEmpty())
          .filter(fields -> fields.has("secretname"))
          .forEach(
              fields ->
                  fields.error(
                      "secretname", "names another secret than the steps before: " + names.get(0)));
    }
    return names.isEmpty() ? fallback : names.get(0);
  }

  private void checkChange() {
    steps
        .running("changemasterpwd")
        .filter(change -> change.flag("secret").orElse(false) && !change.has("secretname"))
        .filter(change -> !change.flag("managed").orElse(false))
        .ifPresent(
            change -> change.error("secretname", "`secretname` is missing; `secret` is true"));
  }

  /** Only the change sets a password that somebody has chosen. */
  private Optional<String> chosen() {
    if (!steps.of("changemasterpwd").runs()) {
      return Optional.empty();
    }
    return running()
        .flatMap(fields -> fields.text("temppwd").stream())
        .filter(PasswordReader::isArn)
        .findFirst();
  }

  static boolean isArn(String text) {
    return text.startsWith("arn:") && text.contains(":secretsmanager:");
  }

  private Optional<Rotation> rotation() {
    return steps
        .running("createsecret")
        .filter(create -> create.flag("rotation").orElse(false))
        .map(
            create ->
                new Rotation(
                    create.required("lambdaarn"), create.number("rotationdays").orElse(30)));
  }
}
