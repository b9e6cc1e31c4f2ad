package io.dbrefresh.launcher.execution;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** Who refreshes which target, as the table of locks has it. */
public final class Locks {
  private static final String TABLE = "dbrefresh-locks";

  private final DynamoDbClient dynamoDb;

  /** The locks of the region that {@code dynamoDb} belongs to. */
  public Locks(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  /** The name of the run that holds one of {@code targets}; empty when none does. */
  public Optional<String> holderOf(Collection<String> targets) {
    return targets.stream().distinct().flatMap(target -> holder(target).stream()).findFirst();
  }

  private Optional<String> holder(String target) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(TABLE)
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
