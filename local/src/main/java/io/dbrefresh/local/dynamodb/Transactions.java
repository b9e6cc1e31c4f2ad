package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * TransactWriteItems. Every condition is checked before the first write; the writes themselves are
 * one document after the other, so only a process killed between two of them leaves a part.
 */
final class Transactions {
  private static final int MOST = 100;

  private final Tables tables;

  Transactions(Tables tables) {
    this.tables = tables;
  }

  void write(List<TransactWriteItem> requested) {
    if (requested.isEmpty() || requested.size() > MOST) {
      throw Faults.validation("A transaction has 1 to " + MOST + " items");
    }
    List<Change> changes = requested.stream().map(this::change).toList();
    refuseTwiceTheSame(changes);
    List<CancellationReason> reasons = changes.stream().map(Transactions::reason).toList();
    if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
      throw Faults.cancelled(reasons);
    }
    List<Map<String, AttributeValue>> after = new ArrayList<>();
    changes.forEach(change -> after.add(change.after(change.before())));
    for (int i = 0; i < changes.size(); i++) {
      changes.get(i).write(after.get(i));
    }
  }

  private static void refuseTwiceTheSame(List<Change> changes) {
    Set<String> seen = new HashSet<>();
    for (Change change : changes) {
      Table table = change.items().table();
      if (!seen.add(table.name() + "/" + table.documentName(change.key()))) {
        throw Faults.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private static CancellationReason reason(Change change) {
    Map<String, AttributeValue> before = change.before();
    if (change.mayChange(before)) {
      return CancellationReason.builder().code("None").build();
    }
    CancellationReason.Builder reason =
        CancellationReason.builder()
            .code("ConditionalCheckFailed")
            .message("The conditional request failed");
    Map<String, AttributeValue> told = change.told(before);
    return told.isEmpty() ? reason.build() : reason.item(told).build();
  }

  private Change change(TransactWriteItem item) {
    if (item.put() != null) {
      return put(item.put());
    }
    if (item.update() != null) {
      return update(item.update());
    }
    if (item.delete() != null) {
      return delete(item.delete());
    }
    return check(item.conditionCheck());
  }

  private Change put(Put put) {
    Items items = tables.items(put.tableName());
    Expressions expressions =
        new Expressions(put.expressionAttributeNames(), put.expressionAttributeValues());
    return new Change(
        items,
        items.table().keyOf(put.item()),
        condition(expressions, put.conditionExpression()),
        put.returnValuesOnConditionCheckFailure(),
        Change.put(put.item()));
  }

  private Change update(Update update) {
    Items items = tables.items(update.tableName());
    Map<String, AttributeValue> key = items.table().checked(update.key());
    Expressions expressions =
        new Expressions(update.expressionAttributeNames(), update.expressionAttributeValues());
    List<UpdateAction> actions = expressions.update(update.updateExpression(), items.table());
    return new Change(
        items,
        key,
        condition(expressions, update.conditionExpression()),
        update.returnValuesOnConditionCheckFailure(),
        Change.update(key, actions));
  }

  private Change delete(Delete delete) {
    Items items = tables.items(delete.tableName());
    Expressions expressions =
        new Expressions(delete.expressionAttributeNames(), delete.expressionAttributeValues());
    return new Change(
        items,
        items.table().checked(delete.key()),
        condition(expressions, delete.conditionExpression()),
        delete.returnValuesOnConditionCheckFailure(),
        Change.delete());
  }

  private Change check(ConditionCheck check) {
    Items items = tables.items(check.tableName());
    Expressions expressions =
        new Expressions(check.expressionAttributeNames(), check.expressionAttributeValues());
    return new Change(
        items,
        items.table().checked(check.key()),
        condition(expressions, check.conditionExpression()),
        check.returnValuesOnConditionCheckFailure(),
        Change.nothing());
  }

  private static Condition condition(Expressions expressions, String text) {
    Condition condition = expressions.condition("ConditionExpression", text);
    expressions.refuseUnused();
    return condition;
  }
}
