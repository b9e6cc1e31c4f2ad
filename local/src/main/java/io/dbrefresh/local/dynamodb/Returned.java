package io.dbrefresh.local.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** What a write answers of the item, as its ReturnValues asks. */
record Returned(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {

  /** Puts and deletes answer NONE or ALL_OLD. */
  Map<String, AttributeValue> ofPutOrDelete(ReturnValue asked) {
    if (asked == ReturnValue.ALL_OLD) {
      return before;
    }
    if (asked != null && asked != ReturnValue.NONE) {
      throw Faults.validation("Return values set to invalid value");
    }
    return Map.of();
  }

  Map<String, AttributeValue> ofUpdate(ReturnValue asked, List<UpdateAction> actions) {
    if (asked == null) {
      return Map.of();
    }
    switch (asked) {
      case ALL_OLD:
        return before;
      case ALL_NEW:
        return after;
      case UPDATED_OLD:
        return updated(before, actions);
      case UPDATED_NEW:
        return updated(after, actions);
      default:
        return Map.of();
    }
  }

  private static Map<String, AttributeValue> updated(
      Map<String, AttributeValue> item, List<UpdateAction> actions) {
    Map<String, AttributeValue> updated = new LinkedHashMap<>();
    for (UpdateAction action : actions) {
      String name = action.path().root();
      if (item.containsKey(name)) {
        updated.put(name, item.get(name));
      }
    }
    return updated;
  }
}
