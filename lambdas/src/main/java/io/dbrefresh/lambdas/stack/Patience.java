package io.dbrefresh.lambdas.stack;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** Waits for RDS within one invocation: looks every three seconds, for 13 minutes at most. */
final class Patience {
  private static final Duration BETWEEN = Duration.ofSeconds(3);
  private static final Duration MOST = Duration.ofMinutes(13);

  private Patience() {}

  /**
   * Looks until it is as wanted.
   *
   * @throws software.amazon.awssdk.core.exception.SdkClientException when the time is over
   */
  static <T> void until(Class<T> type, Supplier<T> look, Predicate<T> wanted) {
    Waiter.builder(type)
        .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(wanted))
        .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(wanted.negate()))
        .overrideConfiguration(
            it ->
                it.backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(BETWEEN))
                    .maxAttempts(Integer.MAX_VALUE)
                    .waitTimeout(MOST))
        .build()
        .run(look);
  }
}
