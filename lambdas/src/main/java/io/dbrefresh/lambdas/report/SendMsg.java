package io.dbrefresh.lambdas.report;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.statemachine.step.Step;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import io.dbrefresh.statemachine.step.WaitingClock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Tells people about a completed run. */
public final class SendMsg extends StepHandler {
  private final MessageSender messageSender;

  /** On AWS. */
  public SendMsg() {
    this(new Clients());
  }

  private SendMsg(Clients clients) {
    this(clients.sns(), clients.dynamoDb(), TypedOptions.NONE, WaitingClock.system());
  }

  SendMsg(SnsClient sns, DynamoDbClient dynamoDb, TypedOptions options, WaitingClock clock) {
    super(clock);
    this.messageSender = new MessageSender(sns, dynamoDb, options);
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return advance(request, null);
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    StepOutcome sent = messageSender.send(request, Ending.completed(), clock().instant());
    if (sent instanceof StepOutcome.Done && !request.requirePlan().takes(Step.UPDATE_DYNAMODB)) {
      RunMetrics.of(request, context, clock()).ended(request, Ending.completed());
    }
    return sent;
  }
}
