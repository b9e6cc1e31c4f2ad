package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.failure.StatesException;
import io.dbrefresh.local.asl.value.Json;

/**
 * A call that is answered when somebody hands its token back; what the called service itself
 * answers only says that the call was made ("Wait for a Callback with Task Token").
 */
public final class CallbackTask implements TaskIntegration {
  /** How a Resource asks for it. */
  public static final String SUFFIX = ".waitForTaskToken";

  private final TaskIntegration task;
  private final TaskTokens tokens;

  /** {@code task} makes the call. */
  public CallbackTask(TaskIntegration task, TaskTokens tokens) {
    this.task = task;
    this.tokens = tokens;
  }

  @Override
  public TaskEvents events() {
    return task.events().with(SUFFIX);
  }

  @Override
  public boolean waitsForToken() {
    return true;
  }

  @Override
  public TaskCancellation start(TaskCall call, TaskProgress progress) {
    String token = call.token().orElseThrow();
    TaskCancellation made = task.start(call, new Submission(token, progress));
    tokens.await(token, progress);
    return () -> {
      tokens.end(token);
      made.cancel();
    };
  }

  /** Hears what the called service answers. */
  private final class Submission implements TaskProgress {
    private final String token;
    private final TaskProgress progress;

    Submission(String token, TaskProgress progress) {
      this.token = token;
      this.progress = progress;
    }

    @Override
    public void submitted(Json answer) {
      progress.submitted(answer);
    }

    @Override
    public void succeeded(Json result) {
      progress.submitted(result);
    }

    @Override
    public void failed(StatesException failure) {
      tokens.end(token);
      progress.failed(failure);
    }
  }
}
