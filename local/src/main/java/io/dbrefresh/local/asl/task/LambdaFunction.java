package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.time.Timeline;
import java.util.Optional;
import java.util.regex.Pattern;

/** A function as the Resource itself: the event goes in as it is, the answer is the result. */
public final class LambdaFunction implements TaskIntegration {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9-_.]+(:.+)?");

  private final String arn;
  private final FunctionTask task;

  private LambdaFunction(String arn, FunctionTask task) {
    this.arn = arn;
    this.task = task;
  }

  /** The function that {@code resource} names, if it is a function's ARN. */
  public static Optional<TaskIntegration> find(
      String resource, Functions functions, Timeline timeline) {
    return ARN.matcher(resource).matches()
        ? Optional.of(new LambdaFunction(resource, new FunctionTask(functions, timeline)))
        : Optional.empty();
  }

  @Override
  public TaskEvents events() {
    return TaskEvents.ofFunction(arn);
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    task.invoke(arn, call.arguments(), answer -> answer, progress);
    return TaskCancellation.NONE;
  }
}
