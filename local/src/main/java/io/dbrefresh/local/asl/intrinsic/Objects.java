package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Functions on objects. */
final class Objects {
  private Objects() {}

  /** Merges two objects, shallowly: the service offers no deep merge. */
  static JsonNode merge(List<JsonNode> arguments) {
    Arguments.count(arguments, 3, 3);
    if (!arguments.get(2).isBoolean()) {
      throw new InvalidArgumentException("Argument 3 is not a boolean: " + arguments.get(2));
    }
    if (arguments.get(2).asBoolean()) {
      throw new InvalidArgumentException("Deep merge is not supported");
    }
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (int index = 0; index < 2; index++) {
      Arguments.object(arguments, index)
          .properties()
          .forEach(member -> merged.set(member.getKey(), member.getValue()));
    }
    return merged;
  }
}
