package io.dbrefresh.statemachine.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A {@code temppwd} in clear, wherever it stands: a step that does not run is read by people all
 * the same. In a file it is a mistake that can be mended; in an execution's input it is too late.
 */
final class ClearPasswordRule {
  private static final String KEY = "temppwd";

  private final Problems problems;
  private final boolean isInput;

  ClearPasswordRule(Problems problems, boolean isInput) {
    this.problems = problems;
    this.isInput = isInput;
  }

  void check(String pointer, JsonNode node) {
    node.properties()
        .forEach(
            field -> {
              String at = pointer + "/" + field.getKey();
              if (field.getKey().equals(KEY) && isPassword(field.getValue())) {
                complain(at);
              }
              check(at, field.getValue());
            });
  }

  /** The ARN of a secret is no password, and what is left to fill in is none yet. */
  private static boolean isPassword(JsonNode value) {
    String text = value.asText();
    return value.isValueNode()
        && !text.isBlank()
        && !PasswordReader.isArn(text)
        && !text.contains("CHANGE_ME");
  }

  private void complain(String pointer) {
    if (isInput) {
      problems.error(
          pointer,
          "holds a password, and everyone who can see the execution can read it; launch with"
              + " `dbrefresh launch`, which moves it into a secret, and change that password");
    } else {
      problems.warning(
          pointer,
          "holds a password in clear; `launch` moves it into a secret. Take it out of the file:"
              + " without it, a password is generated");
    }
  }
}
