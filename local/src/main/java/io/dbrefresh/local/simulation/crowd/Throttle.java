package io.dbrefresh.local.simulation.crowd;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.rds.model.InstanceQuotaExceededException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.SnapshotQuotaExceededException;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** The exceptions that the SDK's clients throw when a quota is used up. */
final class Throttle {
  private Throttle() {}

  static RuntimeException ofStepFunctions() {
    return filled(SfnException.builder(), "ThrottlingException", "Rate exceeded");
  }

  static RuntimeException ofRds() {
    return filled(RdsException.builder(), "Throttling", "Rate exceeded");
  }

  static RuntimeException instances(int quota) {
    return filled(
        InstanceQuotaExceededException.builder(),
        "InstanceQuotaExceeded",
        "Cannot create more than %d DB instances: the quota of this region is used up"
            .formatted(quota));
  }

  static RuntimeException snapshots(int quota) {
    return filled(
        SnapshotQuotaExceededException.builder(),
        "SnapshotQuotaExceeded",
        "Cannot create more than %d manual snapshots".formatted(quota));
  }

  private static RuntimeException filled(
      AwsServiceException.Builder builder, String code, String message) {
    return builder
        .message(message)
        .statusCode(400)
        .requestId("model")
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage(message)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(400).build())
                .build())
        .build();
  }
}
