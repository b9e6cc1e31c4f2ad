package io.dbrefresh.launcher.execution;

import io.dbrefresh.launcher.process.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Runs many refreshes, so many at a time. Each order has exactly one result, however often the
 * service throttles. One thread runs it; {@link #stop} may be called by another.
 */
public final class Batch {
  /** DescribeExecution refills 15 tokens a second ("Step Functions service quotas"). */
  private static final int LOOKS_AT_ONCE = 20;

  /** A run begins with some thirty calls of RDS, which throttles what comes all at once. */
  private static final int STARTS_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final SfnClient sfn;
  private final String machine;
  private final Pace pace;
  private final Backoff backoff;
  private final Deque<Running> running = new ArrayDeque<>();
  private Instant moved;
  private volatile boolean stopping;

  /**
   * @param between how long to wait between two looks at what runs
   */
  public record Pace(Clock clock, Pause pause, Duration between, RandomGenerator random) {}

  private record Running(Order order, ExecutionArn execution) {}

  /** Runs orders on {@code machine}, a state machine's ARN. */
  public Batch(SfnClient sfn, String machine, Pace pace) {
    this.sfn = sfn;
    this.machine = machine;
    this.pace = pace;
    moved = pace.clock().instant();
    backoff = new Backoff(pace.pause(), pace.random(), PATIENCE);
  }

  /** Starts no more, and stops what runs; {@link #run} goes on until that has ended. */
  public void stop() {
    stopping = true;
  }

  /**
   * Runs all of them, at most {@code concurrency} at a time.
   *
   * @param by who stops them, if somebody does
   * @param told told of each when it has ended
   * @return the results, in the order of their ends
   */
  public List<Result> run(List<Order> orders, int concurrency, String by, Consumer<Result> told) {
    Deque<Order> waiting = new ArrayDeque<>(orders);
    List<Result> results = new ArrayList<>();
    boolean stopped = false;
    while (!running.isEmpty() || !waiting.isEmpty() && !stopping) {
      int starts = STARTS_AT_ONCE;
      while (!stopping && starts-- > 0 && running.size() < concurrency && !waiting.isEmpty()) {
        start(waiting.remove()).ifPresent(failed -> tell(failed, results, told));
      }
      if (stopping && !stopped) {
        stopped = true;
        stopAll(by);
      }
      List<Result> ended = look();
      ended.forEach(result -> tell(result, results, told));
      pace.pause()
          .pause(ended.isEmpty() && !mayStart(waiting, concurrency) ? longer() : pace.between());
    }
    waiting.forEach(order -> results.add(notStarted(order)));
    return results;
  }

  private boolean mayStart(Deque<Order> waiting, int concurrency) {
    return !stopping && !waiting.isEmpty() && running.size() < concurrency;
  }

  /**
   * A restore of hours is not looked at every two seconds: 2 % of what has passed, at most 20 s.
   */
  private Duration longer() {
    Duration quiet = Duration.between(moved, pace.clock().instant()).dividedBy(50);
    Duration most = pace.between().multipliedBy(10);
    Duration grown = pace.between().plus(quiet);
    return grown.compareTo(most) > 0 ? most : grown;
  }

  private static void tell(Result result, List<Result> results, Consumer<Result> told) {
    results.add(result);
    told.accept(result);
  }

  private Optional<Result> start(Order order) {
    ExecutionName name =
        ExecutionName.of(order.application(), order.target(), pace.clock().instant());
    try {
      String arn = new StateMachines(sfn).start(machine, name, order.input().get(), backoff);
      running.add(new Running(order, new ExecutionArn(arn)));
      moved = pace.clock().instant();
      return Optional.empty();
    } catch (SdkException refused) {
      return Optional.of(
          new Result(
              order, Optional.empty(), Endings.notStarted(String.valueOf(refused.getMessage()))));
    }
  }

  private static Result notStarted(Order order) {
    return new Result(order, Optional.empty(), Endings.notStarted("interrupted before its turn"));
  }

  /** Looks at those that have been looked at longest ago. */
  private List<Result> look() {
    List<Result> ended = new ArrayList<>();
    for (int looks = Math.min(LOOKS_AT_ONCE, running.size()); looks > 0; looks--) {
      Running each = running.remove();
      Optional<RunEnding> ending = backoff.call(() -> ending(each.execution()));
      ending.ifPresentOrElse(
          it -> ended.add(new Result(each.order(), Optional.of(each.execution()), it)),
          () -> running.add(each));
    }
    return ended;
  }

  private Optional<RunEnding> ending(ExecutionArn execution) {
    return Endings.of(sfn.describeExecution(get -> get.executionArn(execution.text())));
  }

  private void stopAll(String by) {
    Stopping stopper = new Stopping(sfn, pace.pause(), pace.between());
    for (Running each : running) {
      backoff.call(
          () -> {
            stopper.stop(each.execution(), by);
            return each;
          });
    }
  }
}
