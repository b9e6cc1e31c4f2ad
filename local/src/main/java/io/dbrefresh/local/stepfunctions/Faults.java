package io.dbrefresh.local.stepfunctions;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ConflictException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
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
    return invalid(
        "1 validation error detected: Value null at '"
            + field
            + "' failed to satisfy constraint: Member must not be null");
  }

  static SfnException tooLong(String field, int most) {
    return invalid(
        "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must have"
                .formatted(field)
            + " length less than or equal to "
            + most);
  }

  static SfnException invalid(String message) {
    return fault(ValidationException.builder(), "ValidationException", message);
  }

  static SfnException conflict(String message) {
    return fault(ConflictException.builder(), "ConflictException", message);
  }

  static SfnException noResource(String arn) {
    return fault(
        ResourceNotFoundException.builder(),
        "ResourceNotFound",
        "Resource not found: '" + arn + "'");
  }

  static SfnException noResource() {
    return fault(
        ResourceNotFoundException.builder(),
        "ResourceNotFound",
        "Request references a resource that does not exist.");
  }

  static SfnException taskTimedOut() {
    return fault(
        TaskTimedOutException.builder(),
        "TaskTimedOut",
        "Task Timed Out: 'Provided task does not exist anymore'");
  }

  static SfnException invalidOutput(String why) {
    return fault(
        InvalidOutputException.builder(), "InvalidOutput", "Invalid Output: '" + why + "'");
  }

  static SfnException notRedrivable(String why) {
    return fault(
        ExecutionNotRedrivableException.builder(),
        "ExecutionNotRedrivable",
        "Execution Not Redrivable: '" + why + "'");
  }

  static SfnException typeNotSupported(String type) {
    return fault(
        StateMachineTypeNotSupportedException.builder(),
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine: " + type);
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

  static SfnException noActivity(String arn) {
    return fault(
        ActivityDoesNotExistException.builder(),
        "ActivityDoesNotExist",
        "Activity Does Not Exist: '" + arn + "'");
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
