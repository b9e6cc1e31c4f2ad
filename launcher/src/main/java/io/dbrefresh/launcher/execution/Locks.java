package io.dbrefresh.launcher.execution;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Who refreshes which target, as the table of locks has it. */
public final class Locks {
  /** The table that the templates name. */
  public static final String TABLE = "dbrefresh-locks";

  private final DynamoDbClient dynamoDb;
  private final String table;

  /** The locks of the region that {@code dynamoDb} belongs to. */
  public Locks(DynamoDbClient dynamoDb) {
    this(dynamoDb, TABLE);
  }

  /** The locks in {@code table}. */
  public Locks(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** The name of the run that holds one of {@code targets}; empty when none does. */
  public Optional<String> holderOf(Collection<String> targets) {
    return targets.stream().distinct().flatMap(target -> holder(target).stream()).findFirst();
  }

  /** All locks, held ones first, by target; empty where there is no table. */
  public List<HeldLock> allIfAny() {
    try {
      return all();
    } catch (UnknownTableException noRunYet) {
      return List.of();
    }
  }

  /**
   * All locks, held ones first, by target.
   *
   * @throws UnknownTableException when there is no such table
   */
  public List<HeldLock> all() {
    try {
      return dynamoDb
          .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
          .items()
          .stream()
          .map(Locks::read)
          .sorted(Comparator.comparing(HeldLock::isHeld).reversed().thenComparing(HeldLock::target))
          .toList();
    } catch (ResourceNotFoundException noTable) {
      throw new UnknownTableException(table, noTable);
    }
  }

  private static HeldLock read(Map<String, AttributeValue> item) {
    return new HeldLock(
        text(item, "target"),
        text(item, "owner"),
        text(item, "executionArn"),
        text(item, "acquiredAt"),
        Optional.ofNullable(item.get("fence"))
            .map(AttributeValue::n)
            .map(Long::valueOf)
            .orElse(0L));
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  private Optional<String> holder(String target) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(table)
            .key(Map.of("target", AttributeValue.fromS(target)))
            .build();
    try {
      return Optional.ofNullable(dynamoDb.getItem(request).item().get("owner"))
          .map(AttributeValue::s)
          .filter(owner -> !owner.isEmpty());
    } catch (ResourceNotFoundException noRunYet) {
      return Optional.empty();
    }
  }
}
