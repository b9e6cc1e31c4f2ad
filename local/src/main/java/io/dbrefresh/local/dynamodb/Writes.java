package io.dbrefresh.local.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** PutItem, UpdateItem and DeleteItem. */
final class Writes {
  private final Tables tables;

  Writes(Tables tables) {
    this.tables = tables;
  }

  PutItemResponse put(PutItemRequest request) {
    Items items = tables.items(request.tableName());
    Map<String, AttributeValue> key = items.table().keyOf(request.item());
    Change change =
        new Change(
            items,
            key,
            condition(
                new Expressions(
                    request.expressionAttributeNames(), request.expressionAttributeValues()),
                request.conditionExpression()),
            request.returnValuesOnConditionCheckFailure(),
            Change.put(request.item()));
    Map<String, AttributeValue> old =
        carryOut(change, returned -> returned.ofPutOrDelete(request.returnValues()));
    PutItemResponse.Builder response = PutItemResponse.builder();
    return old.isEmpty() ? response.build() : response.attributes(old).build();
  }

  DeleteItemResponse delete(DeleteItemRequest request) {
    Items items = tables.items(request.tableName());
    Change change =
        new Change(
            items,
            items.table().checked(request.key()),
            condition(
                new Expressions(
                    request.expressionAttributeNames(), request.expressionAttributeValues()),
                request.conditionExpression()),
            request.returnValuesOnConditionCheckFailure(),
            Change.delete());
    Map<String, AttributeValue> old =
        carryOut(change, returned -> returned.ofPutOrDelete(request.returnValues()));
    DeleteItemResponse.Builder response = DeleteItemResponse.builder();
    return old.isEmpty() ? response.build() : response.attributes(old).build();
  }

  UpdateItemResponse update(UpdateItemRequest request) {
    Items items = tables.items(request.tableName());
    Map<String, AttributeValue> key = items.table().checked(request.key());
    Expressions expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    List<UpdateAction> actions = expressions.update(request.updateExpression(), items.table());
    Change change =
        new Change(
            items,
            key,
            condition(expressions, request.conditionExpression()),
            request.returnValuesOnConditionCheckFailure(),
            Change.update(key, actions));
    Map<String, AttributeValue> told =
        carryOut(change, returned -> returned.ofUpdate(request.returnValues(), actions));
    UpdateItemResponse.Builder response = UpdateItemResponse.builder();
    return told.isEmpty() ? response.build() : response.attributes(told).build();
  }

  private static Condition condition(Expressions expressions, String text) {
    Condition condition = expressions.condition("ConditionExpression", text);
    expressions.refuseUnused();
    return condition;
  }

  /**
   * What is asked back is worked out before the write, so that a refused request changes nothing.
   */
  private static Map<String, AttributeValue> carryOut(Change change, Answer answer) {
    Map<String, AttributeValue> before = change.before();
    if (!change.mayChange(before)) {
      throw Faults.conditionFailed(change.told(before));
    }
    Map<String, AttributeValue> after = change.after(before);
    Map<String, AttributeValue> told = answer.of(new Returned(before, after));
    change.write(after);
    return told;
  }

  private interface Answer {
    Map<String, AttributeValue> of(Returned returned);
  }
}
