package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What the records of earlier runs know of a global cluster that the world no longer tells. */
final class Past {
  /** Attributes of a record: the regions it was about, and what was to be made anew. */
  static final String REGIONS = "regions";

  static final String SECONDARY = "secondary";

  private final List<Map<String, AttributeValue>> newestFirst;

  private Past(List<Map<String, AttributeValue>> newestFirst) {
    this.newestFirst = newestFirst;
  }

  static Past of(DynamoDbClient dynamoDb, Optional<String> table, String globalCluster) {
    return new Past(table.map(name -> query(dynamoDb, name, globalCluster)).orElse(List.of()));
  }

  private static List<Map<String, AttributeValue>> query(
      DynamoDbClient dynamoDb, String table, String globalCluster) {
    try {
      return dynamoDb
          .query(
              query ->
                  query
                      .tableName(table)
                      .scanIndexForward(false)
                      .keyConditionExpression("#name = :name")
                      .expressionAttributeNames(Map.of("#name", GlobalRecords.HASH_KEY))
                      .expressionAttributeValues(
                          Map.of(":name", AttributeValue.fromS(globalCluster))))
          .items();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  /** The regions in which the global cluster had sides. */
  Set<String> regions() {
    Set<String> regions = new LinkedHashSet<>();
    newestFirst.stream()
        .flatMap(record -> value(record, REGIONS).stream())
        .flatMap(list -> list.l().stream())
        .forEach(region -> regions.add(region.s()));
    return regions;
  }

  /** What the last rejoin of the region that made it anew, or was going to, made of it. */
  Optional<Secondary> secondary(String region) {
    return rejoins(region).flatMap(Past::secondary).findFirst();
  }

  /** The same, of the last rejoin only, where that has not come to its end. */
  Optional<Secondary> unfinished(String region) {
    return rejoins(region)
        .limit(1)
        .filter(record -> !"completed".equals(text(record, "status")))
        .flatMap(Past::secondary)
        .findFirst();
  }

  private Stream<Map<String, AttributeValue>> rejoins(String region) {
    return newestFirst.stream()
        .filter(record -> Operation.REJOIN.word().equals(text(record, "restoretype")))
        .filter(record -> region.equals(text(record, "toregion")));
  }

  private static Stream<Secondary> secondary(Map<String, AttributeValue> record) {
    return Stream.of(text(record, SECONDARY)).filter(text -> !text.isEmpty()).flatMap(Past::parsed);
  }

  private static String text(Map<String, AttributeValue> record, String name) {
    return value(record, name).map(AttributeValue::s).orElse("");
  }

  private static Optional<AttributeValue> value(Map<String, AttributeValue> record, String name) {
    return Optional.ofNullable(record.get(name));
  }

  private static Stream<Secondary> parsed(String json) {
    try {
      return Stream.of(StepJson.mapper().readValue(json, Secondary.class));
    } catch (JsonProcessingException ofAnotherVersion) {
      return Stream.empty();
    }
  }
}
