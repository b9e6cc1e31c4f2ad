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
    String text = output.text();
    if (text.length() > BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
      throw new StatesException(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '%s' returned a result with a size exceeding the maximum number of bytes"
                  .formatted(state)
              + " service limit.");
    }
  }
}
