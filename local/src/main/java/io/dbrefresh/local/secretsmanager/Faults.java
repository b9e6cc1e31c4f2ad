package io.dbrefresh.local.secretsmanager;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/** The service's exceptions, filled as the SDK fills them from the wire. */
final class Faults {
  private Faults() {}

  static ResourceNotFoundException notFound(String message) {
    return filled(ResourceNotFoundException.builder(), "ResourceNotFoundException", message)
        .build();
  }

  static ResourceNotFoundException noSecret() {
    return notFound("Secrets Manager can't find the specified secret.");
  }

  static ResourceExistsException exists(String message) {
    return filled(ResourceExistsException.builder(), "ResourceExistsException", message).build();
  }

  static ResourceExistsException tokenInUse(String token, String arn) {
    return exists(
        "You can't use ClientRequestToken "
            + token
            + " because that value is already in use for a version of secret "
            + arn
            + ".");
  }

  static InvalidRequestException invalidRequest(String message) {
    return filled(InvalidRequestException.builder(), "InvalidRequestException", message).build();
  }

  static InvalidParameterException invalidParameter(String message) {
    return filled(InvalidParameterException.builder(), "InvalidParameterException", message)
        .build();
  }

  static SecretsManagerException cannotInvoke() {
    return (SecretsManagerException)
        filled(
                SecretsManagerException.builder(),
                "AccessDeniedException",
                "Secrets Manager cannot invoke the specified Lambda function. Ensure that the"
                    + " function policy grants access to the principal"
                    + " secretsmanager.amazonaws.com.")
            .build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder()
            .errorCode(code)
            .errorMessage(message)
            .serviceName("SecretsManager")
            .build());
    builder.message(message).statusCode(400).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
