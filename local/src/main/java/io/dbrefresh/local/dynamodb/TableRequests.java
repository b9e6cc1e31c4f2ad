package io.dbrefresh.local.dynamodb;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** CreateTable, DescribeTable, DeleteTable and ListTables; a table is there at once. */
final class TableRequests {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final int PAGE = 100;

  private final Tables tables;
  private final String arnPrefix;
  private final Clock clock;

  TableRequests(Tables tables, String arnPrefix, Clock clock) {
    this.tables = tables;
    this.arnPrefix = arnPrefix;
    this.clock = clock;
  }

  TableDescription create(CreateTableRequest request) {
    String name = request.tableName();
    if (!NAME.matcher(name).matches()) {
      throw Faults.validation(
          "Invalid table name: " + name + " must be 3 to 255 of a-z, A-Z, 0-9, _, - and .");
    }
    if (request.hasGlobalSecondaryIndexes() || request.hasLocalSecondaryIndexes()) {
      throw new UnsupportedOperationException("The local region offers no secondary indexes");
    }
    if (tables.find(name).isPresent()) {
      throw Faults.tableExists(name);
    }
    Table table =
        new Table(
            name,
            key(request, KeyType.HASH).orElseThrow(() -> noKey("HASH")),
            key(request, KeyType.RANGE),
            Instant.now(clock));
    tables.create(table);
    return description(table, TableStatus.CREATING);
  }

  private static Optional<KeyAttribute> key(CreateTableRequest request, KeyType type) {
    return request.keySchema().stream()
        .filter(element -> element.keyType() == type)
        .findFirst()
        .map(element -> key(request.attributeDefinitions(), element.attributeName()));
  }

  private static KeyAttribute key(List<AttributeDefinition> definitions, String name) {
    return definitions.stream()
        .filter(definition -> definition.attributeName().equals(name))
        .findFirst()
        .map(definition -> new KeyAttribute(name, definition.attributeTypeAsString()))
        .orElseThrow(
            () ->
                Faults.validation(
                    "One or more parameter values were invalid: Some index key attributes are not"
                        + " defined in AttributeDefinitions. Keys: ["
                        + name
                        + "]"));
  }

  private static RuntimeException noKey(String type) {
    return Faults.validation("Invalid KeySchema: no " + type + " key is specified");
  }

  TableDescription describe(String nameOrArn) {
    return description(tables.items(nameOrArn).table(), TableStatus.ACTIVE);
  }

  TableDescription delete(String nameOrArn) {
    Table table = tables.items(nameOrArn).table();
    TableDescription description = description(table, TableStatus.DELETING);
    tables.delete(table.name());
    return description;
  }

  ListTablesResponse list(ListTablesRequest request) {
    String after =
        request.exclusiveStartTableName() == null ? "" : request.exclusiveStartTableName();
    List<String> left = tables.names().stream().filter(name -> name.compareTo(after) > 0).toList();
    int limit = request.limit() == null ? PAGE : request.limit();
    if (left.size() <= limit) {
      return ListTablesResponse.builder().tableNames(left).build();
    }
    return ListTablesResponse.builder()
        .tableNames(left.subList(0, limit))
        .lastEvaluatedTableName(left.get(limit - 1))
        .build();
  }

  private TableDescription description(Table table, TableStatus status) {
    return TableDescription.builder()
        .tableName(table.name())
        .tableArn(arnPrefix + table.name())
        .tableStatus(status)
        .creationDateTime(table.created())
        .itemCount((long) tables.items(table.name()).all().size())
        .billingModeSummary(summary -> summary.billingMode(BillingMode.PAY_PER_REQUEST))
        .keySchema(
            table.keys().stream()
                .map(
                    key ->
                        KeySchemaElement.builder()
                            .attributeName(key.name())
                            .keyType(key.equals(table.hash()) ? KeyType.HASH : KeyType.RANGE)
                            .build())
                .toList())
        .attributeDefinitions(
            table.keys().stream()
                .map(
                    key ->
                        AttributeDefinition.builder()
                            .attributeName(key.name())
                            .attributeType(key.type())
                            .build())
                .toList())
        .build();
  }
}
