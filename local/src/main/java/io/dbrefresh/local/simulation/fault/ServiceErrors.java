package io.dbrefresh.local.simulation.fault;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.secretsmanager.model.InternalServiceErrorException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.ThrottledException;

/** The exceptions that the SDK's clients throw for the faults, by service. */
final class ServiceErrors {
  private ServiceErrors() {}

  static RuntimeException of(Fault fault, Call call) {
    return switch (fault) {
      case THROTTLED -> filled(throttled(call.service()), 400, "Throttling", "Rate exceeded");
      case SERVER_ERROR ->
          filled(broken(call.service()), 500, "InternalFailure", "An internal error occurred");
      case DENIED, DENIED_FOR_EVER ->
          filled(
              any(call.service()), 403, "AccessDenied", "not authorized to perform " + call.name());
      case OUTAGE ->
          filled(any(call.service()), 503, "ServiceUnavailable", "Service is unavailable");
      case NOT_AVAILABLE ->
          call.name().contains("Cluster")
              ? filled(
                  InvalidDbClusterStateException.builder(),
                  400,
                  "InvalidDBClusterStateFault",
                  "The DB cluster is not in available state.")
              : filled(
                  InvalidDbInstanceStateException.builder(),
                  400,
                  "InvalidDBInstanceState",
                  "Instance is not in available state.");
      default -> SdkClientException.create("Unable to execute HTTP request: Read timed out");
    };
  }

  private static AwsServiceException.Builder throttled(String service) {
    return switch (service) {
      case "dynamodb" -> ProvisionedThroughputExceededException.builder();
      case "sns" -> ThrottledException.builder();
      default -> any(service);
    };
  }

  private static AwsServiceException.Builder broken(String service) {
    return switch (service) {
      case "dynamodb" -> InternalServerErrorException.builder();
      case "sns" -> InternalErrorException.builder();
      case "secretsmanager" -> InternalServiceErrorException.builder();
      default -> any(service);
    };
  }

  private static AwsServiceException.Builder any(String service) {
    return switch (service) {
      case "rds" -> RdsException.builder();
      case "dynamodb" -> DynamoDbException.builder();
      case "sns" -> SnsException.builder();
      case "secretsmanager" -> SecretsManagerException.builder();
      case "s3" -> S3Exception.builder();
      case "sfn" -> SfnException.builder();
      default -> AwsServiceException.builder();
    };
  }

  private static RuntimeException filled(
      AwsServiceException.Builder builder, int status, String code, String message) {
    return builder
        .message(message)
        .statusCode(status)
        .requestId("model")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
                .build())
        .build();
  }
}
