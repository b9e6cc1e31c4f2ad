package io.dbrefresh.local.stepfunctions;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A state machine's ARN taken apart.
 *
 * @param machine without the qualifier
 * @param qualifier the number of a version, or the name of an alias
 */
record MachineArn(String name, String machine, Optional<String> qualifier) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** The version that it names. */
  Optional<Integer> version() {
    return qualifier.filter(text -> NUMBER.matcher(text).matches()).map(Integer::valueOf);
  }

  /** The alias that it names. */
  Optional<String> alias() {
    return qualifier.filter(text -> !NUMBER.matcher(text).matches());
  }
}
