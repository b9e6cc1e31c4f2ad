package io.dbrefresh.local.dynamodb;

import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Refuses what the local region does not do, instead of passing over it in silence. */
final class Unoffered {
  private static final Set<String> PARAMETERS =
      Set.of(
          "AttributesToGet",
          "AttributeUpdates",
          "ConditionalOperator",
          "Expected",
          "IndexName",
          "KeyConditions",
          "QueryFilter",
          "ScanFilter",
          "Segment",
          "TotalSegments");

  private Unoffered() {}

  static void refuse(DynamoDbRequest request) {
    for (SdkField<?> field : request.sdkFields()) {
      if (PARAMETERS.contains(field.memberName())) {
        Object value = field.getValueOrDefault(request);
        boolean given =
            value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap);
        if (given) {
          throw new UnsupportedOperationException(
              "The local region's DynamoDB does not offer the parameter " + field.memberName());
        }
      }
    }
  }
}
