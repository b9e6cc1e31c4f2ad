package io.dbrefresh.local.face.http;

import io.dbrefresh.local.face.shape.MalformedException;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Why a call is not answered as it asks.
 *
 * @param code the service's error code
 * @param details the exception with the members that its shape has
 */
public record Refusal(int status, String code, String message, Optional<SdkPojo> details) {
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;

  /** A refusal without details. */
  public Refusal(int status, String code, String message) {
    this(status, code, message, Optional.empty());
  }

  /**
   * What an operation has thrown.
   *
   * @param unknown code and status of an operation that is not offered
   * @param malformed code of a request that cannot be read; its status is 400
   */
  public static Refusal of(RuntimeException thrown, Refusal unknown, String malformed) {
    if (thrown instanceof RefusedException refused) {
      return refused.refusal();
    }
    if (thrown instanceof AwsServiceException service && service.awsErrorDetails() != null) {
      return new Refusal(
          service.statusCode() == 0 ? BAD_REQUEST : service.statusCode(),
          service.awsErrorDetails().errorCode(),
          Objects.requireNonNullElse(
              service.awsErrorDetails().errorMessage(), service.getMessage()),
          Optional.of(thrown).filter(SdkPojo.class::isInstance).map(SdkPojo.class::cast));
    }
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof UnsupportedOperationException) {
      return new Refusal(
          unknown.status(),
          unknown.code(),
          thrown.getMessage() == null ? unknown.message() : message);
    }
    if (thrown instanceof MalformedException) {
      return new Refusal(BAD_REQUEST, malformed, message);
    }
    return new Refusal(
        SERVER_ERROR, "InternalFailure", thrown.getClass().getName() + ": " + message);
  }

  /** Whether the caller is to blame. */
  public boolean ofSender() {
    return status < SERVER_ERROR;
  }
}
