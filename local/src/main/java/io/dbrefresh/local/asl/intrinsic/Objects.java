package io.dbrefresh.local.asl.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Functions on objects. */
final class Objects {
  private Objects() {}

  /**
   * Merges two objects, shallowly: the service refuses a deep merge, and takes anything but true
   * for false. In which words it refuses one is not known.
   */
  static JsonNode merge(List<JsonNode> arguments) {
    Arguments.count(arguments, 3, 3);
    Arguments.require(!arguments.get(2).booleanValue());
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    for (int index = 0; index < 2; index++) {
      Arguments.object(arguments, index)
          .properties()
          .forEach(member -> merged.set(member.getKey(), member.getValue()));
    }
    return merged;
  }
}
