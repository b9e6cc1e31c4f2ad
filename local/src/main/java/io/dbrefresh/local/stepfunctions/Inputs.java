package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;
import java.nio.charset.StandardCharsets;

/** What an execution is started with, and a task answered. */
final class Inputs {
  /** The longest text that the API takes ("Service quotas", "Maximum input or result size"). */
  private static final int BYTES = 256 * 1024;

  private Inputs() {}

  static void checkSize(String text, String field) {
    if (text.length() > BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
      throw Faults.tooLong(field, BYTES);
    }
  }

  static Json parse(String text) {
    checkSize(text, "input");
    try {
      return Json.parse(text);
    } catch (MalformedJsonException malformed) {
      throw Faults.invalidInput(String.valueOf(malformed.getMessage()));
    }
  }
}
