package io.dbrefresh.local.sns;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** The service's exceptions, filled as the SDK fills them from the wire. */
final class Faults {
  private Faults() {}

  static NotFoundException noTopic() {
    return filled(NotFoundException.builder(), "NotFound", 404, "Topic does not exist").build();
  }

  static InvalidParameterException invalid(String reason) {
    return filled(
            InvalidParameterException.builder(),
            "InvalidParameter",
            400,
            "Invalid parameter: " + reason)
        .build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, int status, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Sns").build());
    builder.message(message).statusCode(status).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
