package io.dbrefresh.local.ssm;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.InvalidCommandIdException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/** The service's exceptions, filled as the SDK fills them from the wire. */
final class Faults {
  private Faults() {}

  static InvalidDocumentException noDocument(String name) {
    return filled(InvalidDocumentException.builder(), "InvalidDocument", name + " does not exist")
        .build();
  }

  static InvalidInstanceIdException noInstance(String id) {
    return filled(
            InvalidInstanceIdException.builder(),
            "InvalidInstanceId",
            "Instances not in a valid state for account: " + id)
        .build();
  }

  static InvalidParametersException parameters(String why) {
    return filled(InvalidParametersException.builder(), "InvalidParameters", why).build();
  }

  static InvalidCommandIdException noCommand(String id) {
    return filled(
            InvalidCommandIdException.builder(), "InvalidCommandId", id + " is no command's id")
        .build();
  }

  static InvocationDoesNotExistException noInvocation() {
    return filled(
            InvocationDoesNotExistException.builder(), "InvocationDoesNotExist", "no invocation")
        .build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Ssm").build());
    builder.message(message).statusCode(400).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
