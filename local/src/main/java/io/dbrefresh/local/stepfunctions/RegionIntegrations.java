package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.task.CallbackTask;
import io.dbrefresh.local.asl.task.Integrations;
import io.dbrefresh.local.asl.task.ItemFormat;
import io.dbrefresh.local.asl.task.ItemSource;
import io.dbrefresh.local.asl.task.LambdaFunction;
import io.dbrefresh.local.asl.task.LambdaInvoke;
import io.dbrefresh.local.asl.task.ResultSink;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.asl.task.TaskTokens;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.stepfunctions.items.ListedObjects;
import io.dbrefresh.local.stepfunctions.items.ObjectContent;
import io.dbrefresh.local.stepfunctions.items.ResultObjects;
import io.dbrefresh.local.stepfunctions.sdk.RegionServices;
import io.dbrefresh.local.time.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The integrations of the region: some by name, the operations of its services, and every function
 * by its ARN; each but a function also answered by token.
 */
final class RegionIntegrations implements Integrations {
  /** What the service lets wait for a token ("Integrating services with Step Functions"). */
  private static final Pattern CALLED_BACK =
      Pattern.compile(
          "arn:aws:states:::(lambda:invoke|sns:publish|states:startExecution|aws-sdk:[^.]+)");

  private final Functions functions;
  private final Timeline timeline;
  private final TaskTokens tokens;
  private final RegionServices services;
  private final Map<String, TaskIntegration> named = new HashMap<>();
  private Optional<S3Client> objects = Optional.empty();
  private Optional<Activities> activities = Optional.empty();

  RegionIntegrations(Functions functions, Timeline timeline, TaskTokens tokens, String region) {
    this.functions = functions;
    this.timeline = timeline;
    this.tokens = tokens;
    this.services = new RegionServices(timeline, region);
  }

  /** Adds those that are known by name. */
  void addAll(Executions executions, String region) {
    named.put(LambdaInvoke.RESOURCE, new LambdaInvoke(functions, timeline, region));
    for (StartExecutionTask.Pattern pattern : StartExecutionTask.Pattern.values()) {
      named.put(pattern.resource(), new StartExecutionTask(executions, timeline, region, pattern));
    }
  }

  /** Task states may leave work to the workers of {@code known}. */
  void callActivities(Activities known) {
    activities = Optional.of(known);
  }

  /** Task states may call the operations of {@code client}. */
  <T> void add(Class<T> type, T client) {
    services.add(type, client);
  }

  /** From now on ItemReaders list the objects of {@code s3}. */
  void readItemsFrom(S3Client s3) {
    objects = Optional.of(s3);
  }

  @Override
  public Optional<ItemSource> items(String resource, ItemFormat format) {
    return switch (resource) {
      case ListedObjects.RESOURCE -> objects.map(s3 -> new ListedObjects(s3, timeline));
      case ObjectContent.RESOURCE -> objects.map(s3 -> new ObjectContent(s3, timeline, format));
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<ResultSink> results(String resource) {
    return objects
        .filter(any -> resource.equals(ResultObjects.RESOURCE))
        .map(s3 -> new ResultObjects(s3, timeline));
  }

  @Override
  public Optional<TaskIntegration> find(String resource) {
    if (resource.endsWith(CallbackTask.SUFFIX)) {
      String called = resource.substring(0, resource.length() - CallbackTask.SUFFIX.length());
      return CALLED_BACK.matcher(called).matches()
          ? calling(called).map(task -> new CallbackTask(task, tokens))
          : Optional.empty();
    }
    return calling(resource);
  }

  private Optional<TaskIntegration> calling(String resource) {
    return Optional.ofNullable(named.get(resource))
        .or(() -> services.find(resource))
        .or(() -> activities.flatMap(known -> known.task(resource)))
        .or(() -> LambdaFunction.find(resource, functions, timeline));
  }
}
