package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.value.Json;
import io.dbrefresh.local.asl.value.MalformedJsonException;

/** What an execution is started with. */
final class Inputs {
  private Inputs() {}

  static Json parse(String text) {
    try {
      return Json.parse(text);
    } catch (MalformedJsonException malformed) {
      throw Faults.invalidInput(String.valueOf(malformed.getMessage()));
    }
  }
}
