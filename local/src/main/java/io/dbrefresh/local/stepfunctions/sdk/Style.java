package io.dbrefresh.local.stepfunctions.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.failure.StatesException;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What tells the two kinds of integrations apart: names, words of failures, what answers carry. */
interface Style {
  /** What members are called. */
  Naming naming();

  /** What the failure is called, and its cause. */
  StatesException failure(AwsServiceException thrown);

  /** Adds what an answer carries besides its members. */
  void furnish(ObjectNode answer);

  /**
   * {@code arn:aws:states:::aws-sdk:SERVICE:ACTION}: named as the SDK for Java has it.
   *
   * @param prefix the service in the names of errors: {@code Rds}, {@code DynamoDb}
   */
  record AwsSdk(String prefix) implements Style {
    @Override
    public Naming naming() {
      return Naming.OF_JAVA;
    }

    @Override
    public StatesException failure(AwsServiceException thrown) {
      String cause =
          "%s (Service: %s, Status Code: %d, Request ID: %s)"
              .formatted(
                  thrown.awsErrorDetails().errorMessage(),
                  prefix,
                  thrown.statusCode(),
                  thrown.requestId());
      return new StatesException(prefix + "." + thrown.getClass().getSimpleName(), cause);
    }

    @Override
    public void furnish(ObjectNode answer) {}
  }

  /**
   * {@code arn:aws:states:::SERVICE:ACTION}: named as the service has it, errors as the first SDK
   * for Java had them.
   *
   * @param prefix the service in the names of errors: {@code DynamoDB}
   * @param service the service in causes: {@code AmazonDynamoDBv2}
   * @param other the error where the service's API names none: {@code AmazonDynamoDBException}
   */
  record Optimized(String prefix, String service, String other) implements Style {
    @Override
    public Naming naming() {
      return Naming.OF_SERVICE;
    }

    @Override
    public StatesException failure(AwsServiceException thrown) {
      String type = thrown.getClass().getSimpleName();
      boolean named = thrown.getClass().getSuperclass() != AwsServiceException.class;
      String cause =
          "%s (Service: %s; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
              .formatted(
                  thrown.awsErrorDetails().errorMessage(),
                  service,
                  thrown.statusCode(),
                  thrown.awsErrorDetails().errorCode(),
                  thrown.requestId());
      return new StatesException(prefix + "." + (named ? type : other), cause);
    }

    @Override
    public void furnish(ObjectNode answer) {
      String requestId = UUID.randomUUID().toString();
      ObjectNode http = answer.putObject("SdkHttpMetadata");
      http.putObject("AllHttpHeaders").putArray("x-amzn-RequestId").add(requestId);
      http.putObject("HttpHeaders").put("x-amzn-RequestId", requestId);
      http.put("HttpStatusCode", 200);
      answer.putObject("SdkResponseMetadata").put("RequestId", requestId);
    }
  }
}
