package io.dbrefresh.local.stepfunctions;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;

/** The operations on activities. */
abstract class ActivityClient extends PublicationClient {

  ActivityClient(Parts parts) {
    super(parts);
  }

  @Override
  public CreateActivityResponse createActivity(CreateActivityRequest request) {
    return parts.call(() -> parts.activities.create(request));
  }

  @Override
  public DescribeActivityResponse describeActivity(DescribeActivityRequest request) {
    return parts.call(() -> parts.activities.describe(request));
  }

  @Override
  public ListActivitiesResponse listActivities(ListActivitiesRequest request) {
    return parts.call(() -> parts.activities.list(request));
  }

  @Override
  public DeleteActivityResponse deleteActivity(DeleteActivityRequest request) {
    return parts.call(() -> parts.activities.delete(request));
  }

  @Override
  public GetActivityTaskResponse getActivityTask(GetActivityTaskRequest request) {
    CompletableFuture<GetActivityTaskResponse> answer =
        parts.call(() -> parts.activities.work(request));
    return parts.timeline.await(answer);
  }
}
