package io.dbrefresh.local.stepfunctions;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** The service's exceptions with its messages. */
final class Faults {
  private Faults() {}

  static SfnException invalidArn(String why) {
    return fault(InvalidArnException.builder(), "InvalidArn", "Invalid Arn: '" + why + "'");
  }

  static SfnException invalidName(String name) {
    return fault(InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
  }

  static SfnException invalidToken() {
    return fault(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: 'Invalid token'");
  }

  static SfnException invalidDefinition(String message) {
    return fault(InvalidDefinitionException.builder(), "InvalidDefinition", message);
  }

  static SfnException invalidInput(String why) {
    return fault(
        InvalidExecutionInputException.builder(),
        "InvalidExecutionInput",
        "Invalid State Machine Execution Input: '" + why + "'");
  }

  static SfnException missing(String field) {
    return fault(
        ValidationException.builder(),
        "ValidationException",
        "1 validation error detected: Value null at '"
            + field
            + "' failed to satisfy constraint: Member must not be null");
  }

  static SfnException noStateMachine(String arn) {
    return fault(
        StateMachineDoesNotExistException.builder(),
        "StateMachineDoesNotExist",
        "State Machine Does Not Exist: '" + arn + "'");
  }

  static SfnException stateMachineExists(String arn) {
    return fault(
        StateMachineAlreadyExistsException.builder(),
        "StateMachineAlreadyExists",
        "State Machine Already Exists: '" + arn + "'");
  }

  static SfnException noExecution(String arn) {
    return fault(
        ExecutionDoesNotExistException.builder(),
        "ExecutionDoesNotExist",
        "Execution Does Not Exist: '" + arn + "'");
  }

  static SfnException executionExists(String arn) {
    return fault(
        ExecutionAlreadyExistsException.builder(),
        "ExecutionAlreadyExists",
        "Execution Already Exists: '" + arn + "'");
  }

  private static SfnException fault(SfnException.Builder builder, String code, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().serviceName("Sfn").errorCode(code).errorMessage(message).build();
    return (SfnException)
        builder
            .awsErrorDetails(details)
            .message(message)
            .statusCode(400)
            .requestId("local")
            .build();
  }
}
