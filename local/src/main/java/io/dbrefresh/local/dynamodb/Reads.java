package io.dbrefresh.local.dynamodb;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** GetItem, Query and Scan. Every read is consistent. */
final class Reads {
  private final Tables tables;

  Reads(Tables tables) {
    this.tables = tables;
  }

  GetItemResponse get(GetItemRequest request) {
    Expressions expressions =
        new Expressions(
            request.expressionAttributeNames(), DefaultSdkAutoConstructMap.getInstance());
    Projection projection = new Projection(expressions.projection(request.projectionExpression()));
    expressions.refuseUnused();
    Items items = tables.items(request.tableName());
    Map<String, AttributeValue> item = items.get(items.table().checked(request.key()));
    GetItemResponse.Builder response = GetItemResponse.builder();
    return item.isEmpty() ? response.build() : response.item(projection.of(item)).build();
  }

  QueryResponse query(QueryRequest request) {
    Items items = tables.items(request.tableName());
    Expressions expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    Condition key = keyCondition(request, expressions, items.table());
    Condition filter = expressions.queryFilter(request.filterExpression(), items.table());
    Projection projection = new Projection(expressions.projection(request.projectionExpression()));
    expressions.refuseUnused();
    boolean backward = Boolean.FALSE.equals(request.scanIndexForward());
    Comparator<Map<String, AttributeValue>> order = rangeOrder(items.table());
    List<Map<String, AttributeValue>> candidates =
        items.all().stream().filter(item -> new ConditionEvaluator(item).holds(key)).toList();
    Page page =
        new Page.Search(items.table(), backward ? order.reversed() : order, filter)
            .from(candidates, request.exclusiveStartKey(), request.limit());
    QueryResponse.Builder response =
        QueryResponse.builder().count(page.items().size()).scannedCount(page.scanned());
    if (request.select() != Select.COUNT) {
      response.items(page.items().stream().map(projection::of).toList());
    }
    page.lastKey().ifPresent(response::lastEvaluatedKey);
    return response.build();
  }

  ScanResponse scan(ScanRequest request) {
    Items items = tables.items(request.tableName());
    Table table = items.table();
    Expressions expressions =
        new Expressions(request.expressionAttributeNames(), request.expressionAttributeValues());
    Condition filter = expressions.condition("FilterExpression", request.filterExpression());
    Projection projection = new Projection(expressions.projection(request.projectionExpression()));
    expressions.refuseUnused();
    Page page =
        new Page.Search(table, Comparator.comparing(table::documentName), filter)
            .from(items.all(), request.exclusiveStartKey(), request.limit());
    ScanResponse.Builder response =
        ScanResponse.builder().count(page.items().size()).scannedCount(page.scanned());
    if (request.select() != Select.COUNT) {
      response.items(page.items().stream().map(projection::of).toList());
    }
    page.lastKey().ifPresent(response::lastEvaluatedKey);
    return response.build();
  }

  private static Condition keyCondition(
      QueryRequest request, Expressions expressions, Table table) {
    @Nullable String text = request.keyConditionExpression();
    if (text == null) {
      throw Faults.validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    Condition condition = expressions.condition("KeyConditionExpression", text);
    new KeyCondition(table).check(condition);
    return condition;
  }

  private static Comparator<Map<String, AttributeValue>> rangeOrder(Table table) {
    return (one, two) ->
        table.range().map(key -> Values.compare(key.in(one), key.in(two)).orElse(0)).orElse(0);
  }
}
