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
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** The operations on activities, and on tags. */
abstract class ActivityClient extends PublicationClient {

  ActivityClient(Parts parts) {
    super(parts);
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return parts.call(() -> parts.tags.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return parts.call(() -> parts.tags.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return parts.call(() -> parts.tags.list(request));
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
