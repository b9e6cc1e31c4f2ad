package io.dbrefresh.launcher.execution;

import io.dbrefresh.launcher.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Follows an execution of the refresh machine by its history, and by that of its current step. */
public final class Follower {
  private final SfnClient sfn;
  private final Pause pause;
  private final Duration between;
  private @Nullable String nestedArn;
  private @Nullable HistoryReader nested;

  /**
   * @param between how long to wait between two looks
   */
  public Follower(SfnClient sfn, Pause pause, Duration between) {
    this.sfn = sfn;
    this.pause = pause;
    this.between = between;
  }

  /** Tells what happens in {@code execution}, from its start, until it has ended. */
  public RunEnding follow(ExecutionArn execution, Consumer<RunEvent> told) {
    HistoryReader history = new HistoryReader(sfn, execution.text());
    StepTracker tracker = new StepTracker(told);
    while (true) {
      history.fresh().forEach(tracker::handle);
      Optional<RunEnding> ending = tracker.ending();
      if (ending.isPresent()) {
        return ending.get();
      }
      tracker.nested().ifPresent(arn -> lookInto(arn, tracker));
      pause.pause(between);
    }
  }

  private void lookInto(String arn, StepTracker tracker) {
    HistoryReader reader = nested;
    if (reader == null || !Objects.equals(arn, nestedArn)) {
      nestedArn = arn;
      reader = new HistoryReader(sfn, arn);
      nested = reader;
    }
    for (HistoryEvent event : reader.fresh()) {
      said(event).ifPresent(detail -> tracker.working(event.timestamp(), detail));
    }
  }

  private static Optional<String> said(HistoryEvent event) {
    return List.of(
            Optional.ofNullable(event.taskSucceededEventDetails()).map(d -> d.output()),
            Optional.ofNullable(event.lambdaFunctionSucceededEventDetails()).map(d -> d.output()))
        .stream()
        .flatMap(Optional::stream)
        .flatMap(output -> Payload.detail(Payload.parse(output)).stream())
        .findFirst();
  }
}
