package io.dbrefresh.local.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a handler is told about its invocation ("Using the Lambda context object, Java"). */
final class InvocationContext implements Context {
  private final FunctionDefinition function;
  private final String arn;
  private final LambdaLogger logger;
  private final Clock clock;
  private final Instant deadline;
  private final String requestId = UUID.randomUUID().toString();

  InvocationContext(FunctionDefinition function, String arn, LambdaLogger logger, Clock clock) {
    this.function = function;
    this.arn = arn;
    this.logger = logger;
    this.clock = clock;
    deadline = clock.instant().plus(function.timeout());
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function.name();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return arn;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    Duration left = Duration.between(clock.instant(), deadline);
    return left.isNegative() ? 0 : Math.toIntExact(left.toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return function.memorySize();
  }

  @Override
  public LambdaLogger getLogger() {
    return logger;
  }
}
