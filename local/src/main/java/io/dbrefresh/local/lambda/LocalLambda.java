package io.dbrefresh.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.concurrent.Executor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/**
 * Lambda of the local region as its clients see it: the functions of the template, which can be
 * listed and invoked. Safe for use by several threads; other operations throw {@link
 * UnsupportedOperationException}.
 */
public final class LocalLambda implements LambdaClient {
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;

  private final LocalFunctions functions;
  private final Executor behindTheAnswer;

  /** {@code behindTheAnswer} runs invocations of the type Event, whose callers do not wait. */
  public LocalLambda(LocalFunctions functions, Executor behindTheAnswer) {
    this.functions = functions;
    this.behindTheAnswer = behindTheAnswer;
  }

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    String name = existing(request.functionName());
    String event = request.payload() == null ? "{}" : request.payload().asUtf8String();
    InvokeResponse.Builder response = InvokeResponse.builder().executedVersion("$LATEST");
    if (request.invocationType() == InvocationType.DRY_RUN) {
      return response.statusCode(NO_CONTENT).build();
    }
    if (request.invocationType() == InvocationType.EVENT) {
      behindTheAnswer.execute(() -> answer(name, event, InvokeResponse.builder()));
      return response.statusCode(ACCEPTED).build();
    }
    return answer(name, event, response.statusCode(OK));
  }

  private InvokeResponse answer(String name, String event, InvokeResponse.Builder response) {
    try {
      return response.payload(SdkBytes.fromUtf8String(functions.invoke(name, event))).build();
    } catch (FunctionException failed) {
      return response
          .functionError("Unhandled")
          .payload(SdkBytes.fromUtf8String(error(failed).toString()))
          .build();
    }
  }

  private static ObjectNode error(FunctionException failed) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("errorMessage", failed.getMessage()).put("errorType", failed.errorType());
    ArrayNode frames = error.putArray("stackTrace");
    failed.frames().forEach(frames::add);
    return error;
  }

  private String existing(String nameOrArn) {
    try {
      return functions.definition(nameOrArn).name();
    } catch (UnknownFunctionException unknown) {
      String message = "Function not found: " + functions.arn(nameOrArn);
      throw ResourceNotFoundException.builder()
          .message(message)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("ResourceNotFoundException")
                  .errorMessage(message)
                  .serviceName("Lambda")
                  .build())
          .statusCode(404)
          .requestId(UUID.randomUUID().toString())
          .build();
    }
  }

  @Override
  public ListFunctionsResponse listFunctions(ListFunctionsRequest request) {
    return ListFunctionsResponse.builder()
        .functions(functions.definitions().stream().map(this::configuration).toList())
        .build();
  }

  private FunctionConfiguration configuration(FunctionDefinition function) {
    return FunctionConfiguration.builder()
        .functionName(function.name())
        .functionArn(functions.arn(function.name()))
        .handler(function.handlerClass())
        .timeout(Math.toIntExact(function.timeout().toSeconds()))
        .memorySize(function.memorySize())
        .version("$LATEST")
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
