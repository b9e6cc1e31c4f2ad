package io.dbrefresh.local.iam;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** The service's faults, by its codes. */
final class Faults {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private Faults() {}

  static NoSuchEntityException noSuch(String message) {
    return filled(NoSuchEntityException.builder(), "NoSuchEntity", message, NOT_FOUND).build();
  }

  static EntityAlreadyExistsException exists(String message) {
    return filled(EntityAlreadyExistsException.builder(), "EntityAlreadyExists", message, CONFLICT)
        .build();
  }

  static LimitExceededException limit(String message) {
    return filled(LimitExceededException.builder(), "LimitExceeded", message, CONFLICT).build();
  }

  static DeleteConflictException conflict(String message) {
    return filled(DeleteConflictException.builder(), "DeleteConflict", message, CONFLICT).build();
  }

  static MalformedPolicyDocumentException malformed(String message) {
    return filled(
            MalformedPolicyDocumentException.builder(),
            "MalformedPolicyDocument",
            message,
            BAD_REQUEST)
        .build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, String message, int status) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Iam").build());
    builder.message(message).statusCode(status).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
