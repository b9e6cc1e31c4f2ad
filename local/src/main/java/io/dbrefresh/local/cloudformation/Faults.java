package io.dbrefresh.local.cloudformation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** The service's own errors. */
final class Faults {
  private static final int INVALID = 400;

  private Faults() {}

  static CloudFormationException invalid(String message) {
    return (CloudFormationException)
        CloudFormationException.builder()
            .message(message)
            .statusCode(INVALID)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .serviceName("CloudFormation")
                    .errorCode("ValidationError")
                    .errorMessage(message)
                    .build())
            .build();
  }
}
