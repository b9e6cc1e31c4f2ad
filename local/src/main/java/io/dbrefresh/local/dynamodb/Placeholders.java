package io.dbrefresh.local.dynamodb;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values given with a request; it remembers which of them its expressions used. */
final class Placeholders {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();

  Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  String name(String parameter, String placeholder) {
    String name = names.get(placeholder);
    if (name == null) {
      throw Faults.validation(
          "Invalid %s: An expression attribute name used in the document path is not defined; attribute name: %s"
              .formatted(parameter, placeholder));
    }
    used.add(placeholder);
    return name;
  }

  AttributeValue value(String parameter, String placeholder) {
    AttributeValue value = values.get(placeholder);
    if (value == null) {
      throw Faults.validation(
          "Invalid %s: An expression attribute value used in expression is not defined; attribute value: %s"
              .formatted(parameter, placeholder));
    }
    used.add(placeholder);
    return value;
  }

  /** The service refuses a name or a value that no expression of the request uses. */
  void refuseUnused() {
    refuseUnused("ExpressionAttributeNames", names.keySet());
    refuseUnused("ExpressionAttributeValues", values.keySet());
  }

  private void refuseUnused(String parameter, Set<String> given) {
    Set<String> unused = new TreeSet<>(given);
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw Faults.validation(
          "Value provided in %s unused in expressions: keys: {%s}"
              .formatted(parameter, String.join(", ", unused)));
    }
  }
}
