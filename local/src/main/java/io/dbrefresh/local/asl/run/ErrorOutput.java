package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;

/** A failure as a catcher hands it on. */
final class ErrorOutput {
  private ErrorOutput() {}

  static Json of(StatesException why) {
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    shown.put("Error", why.error().orElse(""));
    shown.put("Cause", why.reason().orElse(""));
    return Json.of(shown);
  }
}
