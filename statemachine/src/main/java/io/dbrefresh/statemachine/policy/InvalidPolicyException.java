package io.dbrefresh.statemachine.policy;

import java.util.List;

/** A policy that cannot be understood allows nothing; the message lists every problem. */
public final class InvalidPolicyException extends RuntimeException {
  InvalidPolicyException(String name, List<String> problems) {
    super("The direction policy " + name + " is not valid:\n" + String.join("\n", problems));
  }
}
