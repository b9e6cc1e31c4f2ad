package io.dbrefresh.local.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The service's exceptions, filled as the SDK fills them from the wire. */
final class Faults {
  private Faults() {}

  static DynamoDbException validation(String message) {
    return (DynamoDbException)
        filled(DynamoDbException.builder(), "ValidationException", message).build();
  }

  static ResourceNotFoundException tableNotFound(String table) {
    return filled(
            ResourceNotFoundException.builder(),
            "ResourceNotFoundException",
            "Requested resource not found: Table: " + table + " not found")
        .build();
  }

  static ResourceInUseException tableExists(String table) {
    return filled(
            ResourceInUseException.builder(),
            "ResourceInUseException",
            "Table already exists: " + table)
        .build();
  }

  /** {@code item} is empty where the request did not ask for it. */
  static ConditionalCheckFailedException conditionFailed(Map<String, AttributeValue> item) {
    ConditionalCheckFailedException.Builder builder =
        filled(
            ConditionalCheckFailedException.builder(),
            "ConditionalCheckFailedException",
            "The conditional request failed");
    if (!item.isEmpty()) {
      builder.item(item);
    }
    return builder.build();
  }

  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", "));
    return filled(
            TransactionCanceledException.builder(),
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                + codes
                + "]")
        .cancellationReasons(reasons)
        .build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder()
            .errorCode(code)
            .errorMessage(message)
            .serviceName("DynamoDb")
            .build());
    builder.message(message).statusCode(400).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
