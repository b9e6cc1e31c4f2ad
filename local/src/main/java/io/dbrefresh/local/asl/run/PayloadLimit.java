package io.dbrefresh.local.asl.run;

import io.dbrefresh.local.asl.failure.ErrorName;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;
import java.nio.charset.StandardCharsets;

/** The service carries at most 256 KiB from a state to the next ("Service quotas"). */
final class PayloadLimit {
  private static final int BYTES = 256 * 1024;

  private PayloadLimit() {}

  static void check(String state, Json output) {
    if (exceeds(output)) {
      throw new StatesException(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '%s' returned a result with a size exceeding the maximum number of bytes"
                  .formatted(state)
              + " service limit.");
    }
  }

  /** What a state hands to a task, or keeps in a variable. */
  static void check(String state, String what, Json given) {
    if (exceeds(given)) {
      throw new StatesException(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state '%s' has %s with a size exceeding the maximum number of bytes service limit."
              .formatted(state, what));
    }
  }

  private static boolean exceeds(Json payload) {
    String text = payload.text();
    return text.length() > BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > BYTES;
  }
}
