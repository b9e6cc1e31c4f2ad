package io.dbrefresh.local.s3;

import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The service's exceptions ("Error responses"), filled as the SDK fills them from the wire. */
final class Faults {
  private Faults() {}

  static NoSuchBucketException noSuchBucket() {
    return filled(
            NoSuchBucketException.builder(),
            "NoSuchBucket",
            404,
            "The specified bucket does not exist")
        .build();
  }

  static NoSuchKeyException noSuchKey() {
    return filled(
            NoSuchKeyException.builder(), "NoSuchKey", 404, "The specified key does not exist.")
        .build();
  }

  static S3Exception noSuchVersion() {
    return other("NoSuchVersion", 404, "The specified version does not exist.");
  }

  static BucketAlreadyOwnedByYouException alreadyOwned() {
    return filled(
            BucketAlreadyOwnedByYouException.builder(),
            "BucketAlreadyOwnedByYou",
            409,
            "Your previous request to create the named bucket succeeded and you already own it.")
        .build();
  }

  static S3Exception preconditionFailed() {
    return other(
        "PreconditionFailed", 412, "At least one of the pre-conditions you specified did not hold");
  }

  static S3Exception other(String code, int status, String message) {
    return (S3Exception) filled(S3Exception.builder(), code, status, message).build();
  }

  private static <B extends AwsServiceException.Builder> B filled(
      B builder, String code, int status, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("S3").build());
    builder.message(message).statusCode(status).requestId(UUID.randomUUID().toString());
    return builder;
  }
}
