package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.stepfunctions.Activities.Activity;
import io.dbrefresh.local.time.Timeline;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
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

/** The API's operations on activities. */
final class ActivityOperations {
  /** A worker is answered nothing when there has been none for so long ("GetActivityTask"). */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Activities activities;
  private final Arns arns;
  private final Timeline timeline;

  ActivityOperations(Activities activities, Arns arns, Timeline timeline) {
    this.activities = activities;
    this.arns = arns;
    this.timeline = timeline;
  }

  /** Creating the same activity again answers with the one that is there. */
  CreateActivityResponse create(CreateActivityRequest request) {
    String name = required(request.name(), "name");
    Names.check(name);
    if (request.hasTags()) {
      throw new UnsupportedOperationException("The local region's activities have no tags");
    }
    Activity activity =
        activities.create(
            name, arns.activity(name), timeline.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    return CreateActivityResponse.builder()
        .activityArn(activity.arn())
        .creationDate(activity.creationDate())
        .build();
  }

  DescribeActivityResponse describe(DescribeActivityRequest request) {
    Activity activity = get(required(request.activityArn(), "activityArn"));
    return DescribeActivityResponse.builder()
        .activityArn(activity.arn())
        .name(activity.name())
        .creationDate(activity.creationDate())
        .build();
  }

  private Activity get(String arn) {
    return activities.find(arns.activityName(arn), arn).orElseThrow(() -> Faults.noActivity(arn));
  }

  ListActivitiesResponse list(ListActivitiesRequest request) {
    List<Activity> all =
        activities.all().stream().sorted(Comparator.comparing(Activity::name)).toList();
    Pages.Page<Activity> page =
        Pages.cut(all, Activity::name, request.maxResults(), request.nextToken());
    return ListActivitiesResponse.builder()
        .activities(page.items().stream().map(ActivityOperations::item).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private static ActivityListItem item(Activity activity) {
    return ActivityListItem.builder()
        .activityArn(activity.arn())
        .name(activity.name())
        .creationDate(activity.creationDate())
        .build();
  }

  /** Deleting what is not there is no error, as in the service. */
  DeleteActivityResponse delete(DeleteActivityRequest request) {
    activities.delete(arns.activityName(required(request.activityArn(), "activityArn")));
    return DeleteActivityResponse.builder().build();
  }

  /** The answer comes when there is work, or after a minute without. */
  CompletableFuture<GetActivityTaskResponse> work(GetActivityTaskRequest request) {
    String arn = get(required(request.activityArn(), "activityArn")).arn();
    CompletableFuture<Optional<Activities.Work>> found = new CompletableFuture<>();
    Activities.Worker worker =
        new Activities.Worker(Optional.ofNullable(request.workerName()), found);
    Timeline.Scheduled giveUp = timeline.schedule(PATIENCE, () -> activities.leave(arn, worker));
    activities.come(arn, worker);
    return found.thenApply(
        work -> {
          giveUp.cancel();
          return work.map(ActivityOperations::answer)
              .orElseGet(() -> GetActivityTaskResponse.builder().build());
        });
  }

  private static GetActivityTaskResponse answer(Activities.Work work) {
    return GetActivityTaskResponse.builder().taskToken(work.token()).input(work.input()).build();
  }
}
