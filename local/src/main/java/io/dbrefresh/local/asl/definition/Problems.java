package io.dbrefresh.local.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, so that all of it is said at once. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void schema(String pointer, String message) {
    found.add(new Problem("SCHEMA_VALIDATION_FAILED", message, pointer));
  }

  void duplicateName(String pointer, String message) {
    found.add(new Problem("DUPLICATE_STATE_NAME", message, pointer));
  }

  void missingTarget(String pointer, String message) {
    found.add(new Problem("MISSING_TRANSITION_TARGET", message, pointer));
  }

  /** Fails with all that was found, if anything was. */
  void check() {
    if (!found.isEmpty()) {
      throw new InvalidDefinitionException(List.copyOf(found));
    }
  }
}
