package io.dbrefresh.local.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * A write to one item: checked first, carried out afterwards, so that a transaction can check all
 * of its writes before the first.
 *
 * @param key the item's primary key
 * @param condition what the item must fulfil as it is
 * @param onFailure whether a failed condition answers the item
 */
record Change(
    Items items,
    Map<String, AttributeValue> key,
    Condition condition,
    ReturnValuesOnConditionCheckFailure onFailure,
    Effect effect) {

  /** What a write does to an item; an item that is not there, or not to be there, is empty. */
  interface Effect {
    Map<String, AttributeValue> apply(Map<String, AttributeValue> before);
  }

  /** Puts {@code item} in the old one's place. */
  static Effect put(Map<String, AttributeValue> item) {
    return before -> item;
  }

  /** Removes the item. */
  static Effect delete() {
    return before -> Map.of();
  }

  /** Leaves the item alone: a transaction's condition check. */
  static Effect nothing() {
    return before -> before;
  }

  /** Updates the item, which comes to be if an action gives it something to hold. */
  static Effect update(Map<String, AttributeValue> key, List<UpdateAction> actions) {
    return before -> {
      boolean onlyTakes =
          !actions.isEmpty()
              && actions.stream()
                  .allMatch(
                      action ->
                          action instanceof UpdateAction.Remove
                              || action instanceof UpdateAction.Delete);
      return before.isEmpty() && onlyTakes
          ? before
          : new UpdateEvaluator(before.isEmpty() ? key : before).apply(actions);
    };
  }

  boolean mayChange(Map<String, AttributeValue> before) {
    return new ConditionEvaluator(before).holds(condition);
  }

  /** What a failed condition answers of the item. */
  Map<String, AttributeValue> told(Map<String, AttributeValue> before) {
    return onFailure == ReturnValuesOnConditionCheckFailure.ALL_OLD ? before : Map.of();
  }

  Map<String, AttributeValue> before() {
    return items.get(key);
  }

  /** The item as it will be, refused where it cannot be stored. */
  Map<String, AttributeValue> after(Map<String, AttributeValue> before) {
    Map<String, AttributeValue> after = effect.apply(before);
    ItemCheck.check(after);
    return after;
  }

  void write(Map<String, AttributeValue> after) {
    if (after.isEmpty()) {
      items.delete(key);
    } else {
      items.put(after);
    }
  }
}
