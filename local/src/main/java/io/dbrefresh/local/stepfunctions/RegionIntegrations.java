package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.task.Integrations;
import io.dbrefresh.local.asl.task.ItemSource;
import io.dbrefresh.local.asl.task.LambdaFunction;
import io.dbrefresh.local.asl.task.LambdaInvoke;
import io.dbrefresh.local.asl.task.TaskIntegration;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.time.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The integrations of the region: some by name, and every function by its ARN. */
final class RegionIntegrations implements Integrations {
  private final Functions functions;
  private final Timeline timeline;
  private final Map<String, TaskIntegration> named = new HashMap<>();
  private Optional<ItemSource> objects = Optional.empty();

  RegionIntegrations(Functions functions, Timeline timeline) {
    this.functions = functions;
    this.timeline = timeline;
  }

  /** Adds those that are known by name. */
  void addAll(Executions executions, String region) {
    named.put(LambdaInvoke.RESOURCE, new LambdaInvoke(functions, timeline, region));
    for (StartExecutionTask.Pattern pattern : StartExecutionTask.Pattern.values()) {
      named.put(pattern.resource(), new StartExecutionTask(executions, timeline, region, pattern));
    }
  }

  /** From now on ItemReaders list the objects of {@code s3}. */
  void readItemsFrom(S3Client s3) {
    objects = Optional.of(new ObjectItems(s3, timeline));
  }

  @Override
  public Optional<ItemSource> items(String resource) {
    return objects.filter(any -> resource.equals(ObjectItems.RESOURCE));
  }

  @Override
  public Optional<TaskIntegration> find(String resource) {
    TaskIntegration integration = named.get(resource);
    return integration == null
        ? LambdaFunction.find(resource, functions, timeline)
        : Optional.of(integration);
  }
}
