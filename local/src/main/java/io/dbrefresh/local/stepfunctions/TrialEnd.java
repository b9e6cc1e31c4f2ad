package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.history.Event;
import io.dbrefresh.local.asl.run.Execution;
import io.dbrefresh.local.asl.run.ExecutionListener;
import io.dbrefresh.local.asl.state.Retrier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/**
 * Waits for the end of a trial and says what came of it. Of the data's way through the state it
 * tells, at the levels DEBUG and TRACE, the input, what a Task was called with, what it answered,
 * and which retrier or catcher would act.
 */
final class TrialEnd implements ExecutionListener {
  private final String state;
  private final List<Retrier> retriers;
  private final boolean inspected;
  private final CompletableFuture<TestStateResponse> answer = new CompletableFuture<>();
  private @Nullable StatesException caught;
  private int catcher;

  TrialEnd(String state, List<Retrier> retriers, @Nullable String level) {
    this.state = state;
    this.retriers = retriers;
    this.inspected = level != null && !level.equals("INFO");
  }

  CompletableFuture<TestStateResponse> answer() {
    return answer;
  }

  @Override
  public void moved(Execution execution) {}

  @Override
  public void caught(Execution execution, StatesException why, int index) {
    caught = why;
    catcher = index;
  }

  @Override
  public void ended(Execution execution) {
    Optional<StatesException> failure = Optional.ofNullable(caught).or(execution::failure);
    OptionalInt retrier = failure.map(this::retrier).orElse(OptionalInt.empty());
    TestStateResponse.Builder response = TestStateResponse.builder();
    failure.flatMap(StatesException::error).ifPresent(response::error);
    failure.flatMap(StatesException::reason).ifPresent(response::cause);
    if (retrier.isPresent()) {
      response.status(TestExecutionStatus.RETRIABLE);
    } else if (caught == null && failure.isPresent()) {
      response.status(TestExecutionStatus.FAILED);
    } else {
      response.status(
          caught == null ? TestExecutionStatus.SUCCEEDED : TestExecutionStatus.CAUGHT_ERROR);
      left(execution, response);
    }
    if (inspected) {
      response.inspectionData(inspection(execution, retrier));
    }
    answer.complete(response.build());
  }

  private OptionalInt retrier(StatesException failure) {
    for (int index = 0; index < retriers.size(); index++) {
      if (retriers.get(index).errors().match(failure.error().orElse(""))) {
        return retriers.get(index).maxAttempts() > 0 ? OptionalInt.of(index) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  /** With what the state was left, and for which. */
  private void left(Execution execution, TestStateResponse.Builder response) {
    for (Event event : execution.history().events()) {
      if (event.type().endsWith("StateExited")
          && text(event, "name").filter(state::equals).isPresent()) {
        text(event, "output").ifPresent(response::output);
      } else if (event.type().endsWith("StateEntered")) {
        text(event, "name").filter(name -> !name.equals(state)).ifPresent(response::nextState);
      }
    }
  }

  private InspectionData inspection(Execution execution, OptionalInt retrier) {
    InspectionData.Builder data = InspectionData.builder().input(execution.input().text());
    for (Event event : execution.history().events()) {
      switch (event.type()) {
        case "TaskScheduled" -> text(event, "parameters").ifPresent(data::afterArguments);
        case "LambdaFunctionScheduled" -> text(event, "input").ifPresent(data::afterArguments);
        case "TaskSucceeded", "LambdaFunctionSucceeded" ->
            text(event, "output").ifPresent(data::result);
        default -> {
          // Tells nothing of the data's way.
        }
      }
    }
    if (retrier.isPresent()) {
      data.errorDetails(details -> details.retryIndex(retrier.getAsInt()));
    } else if (caught != null) {
      data.errorDetails(details -> details.catchIndex(catcher));
    }
    return data.build();
  }

  private static Optional<String> text(Event event, String member) {
    return Optional.ofNullable(event.details())
        .map(details -> details.get(member))
        .map(found -> found.asText());
  }
}
