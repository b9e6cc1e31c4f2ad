package io.dbrefresh.launcher.execution;

import io.dbrefresh.launcher.process.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Asks again when a service throttles, fails or does not answer: exponential backoff with full
 * jitter ("Exponential Backoff And Jitter", AWS Architecture Blog). What the SDK itself repeats
 * within a second or two comes before.
 */
public final class Backoff {
  private static final int SERVER_ERROR = 500;
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Pause pause;
  private final RandomGenerator random;
  private final Duration patience;

  /**
   * @param patience how long it is waited in all before the error is handed on
   */
  public Backoff(Pause pause, RandomGenerator random, Duration patience) {
    this.pause = pause;
    this.random = random;
    this.patience = patience;
  }

  /** Never asks again. */
  public static Backoff none() {
    return new Backoff(duration -> {}, () -> 0L, Duration.ZERO);
  }

  /** What {@code call} answers in the end; each attempt but the first is told to {@code again}. */
  public <T> T call(Supplier<T> call, Runnable again) {
    Duration waited = Duration.ZERO;
    for (Duration most = FIRST; ; most = longer(most)) {
      try {
        return call.get();
      } catch (SdkException thrown) {
        if (!isPassing(thrown) || waited.compareTo(patience) >= 0) {
          throw thrown;
        }
      }
      Duration wait = Duration.ofMillis(1 + random.nextLong(most.toMillis()));
      pause.pause(wait);
      waited = waited.plus(wait);
      again.run();
    }
  }

  /** What {@code call} answers in the end. */
  public <T> T call(Supplier<T> call) {
    return call(call, () -> {});
  }

  private static Duration longer(Duration most) {
    Duration twice = most.multipliedBy(2);
    return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
  }

  private static boolean isPassing(SdkException thrown) {
    if (thrown instanceof AwsServiceException refused) {
      return refused.isThrottlingException() || refused.statusCode() >= SERVER_ERROR;
    }
    return thrown instanceof SdkClientException && thrown.getCause() instanceof IOException;
  }
}
