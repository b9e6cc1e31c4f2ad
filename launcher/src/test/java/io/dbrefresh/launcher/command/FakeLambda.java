package io.dbrefresh.launcher.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** A function that answers as a test has written. */
final class FakeLambda implements LambdaClient {
  final Deque<String> answers = new ArrayDeque<>();
  final List<String> events = new ArrayList<>();
  final List<String> functions = new ArrayList<>();
  Optional<String> error = Optional.empty();

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    functions.add(request.functionName());
    events.add(request.payload().asUtf8String());
    if (answers.isEmpty()) {
      throw ResourceNotFoundException.builder()
          .message("Function not found")
          .statusCode(404)
          .build();
    }
    InvokeResponse.Builder answer =
        InvokeResponse.builder().payload(SdkBytes.fromUtf8String(answers.remove()));
    error.ifPresent(answer::functionError);
    return answer.build();
  }

  @Override
  public String serviceName() {
    return "lambda";
  }

  @Override
  public void close() {}
}
