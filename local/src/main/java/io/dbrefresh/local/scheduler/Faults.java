package io.dbrefresh.local.scheduler;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.scheduler.model.ConflictException;
import software.amazon.awssdk.services.scheduler.model.ResourceNotFoundException;
import software.amazon.awssdk.services.scheduler.model.ValidationException;

/** The service's own exceptions. */
final class Faults {
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final int INVALID = 400;

  private Faults() {}

  static AwsServiceException exists(String name) {
    return filled(
        ConflictException.builder(),
        CONFLICT,
        "ConflictException",
        "Schedule " + name + " already exists.");
  }

  static AwsServiceException absent(String name) {
    return filled(
        ResourceNotFoundException.builder(),
        NOT_FOUND,
        "ResourceNotFoundException",
        "Schedule " + name + " does not exist.");
  }

  static AwsServiceException invalid(String message) {
    return filled(ValidationException.builder(), INVALID, "ValidationException", message);
  }

  private static AwsServiceException filled(
      AwsServiceException.Builder builder, int status, String code, String message) {
    return builder
        .message(message)
        .statusCode(status)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Scheduler")
                .errorCode(code)
                .errorMessage(message)
                .build())
        .build();
  }
}
