package io.dbrefresh.local.simulation.crowd;

import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.rds.fleet.Fleet;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Counts what a region's quotas count, and refuses what is beyond them. */
final class Rationing {
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "close", "serviceName", "toString", "hashCode", "equals", "serviceClientConfiguration");

  /** What the SDK's three retries of a throttled call wait, about. */
  private static final Duration OF_THE_SDK = Duration.ofSeconds(2);

  private final Quotas quotas;
  private final Clock clock;
  private final Fleet fleet;
  private final Consumer<Duration> spend;
  private final TokenBucket starts;
  private final TokenBucket describes;
  private final TokenBucket rdsCalls;
  private final PriorityQueue<Instant> functionsEnd = new PriorityQueue<>();
  private long functionsRefused;
  private long beyond;
  private int most;

  /** {@code spend} is told how long a function waits for its turn. */
  Rationing(Quotas quotas, Clock clock, Fleet fleet, Consumer<Duration> spend) {
    this.spend = spend;
    this.quotas = quotas;
    this.clock = clock;
    this.fleet = fleet;
    starts = new TokenBucket(quotas.starts(), clock);
    describes = new TokenBucket(quotas.describes(), clock);
    rdsCalls = new TokenBucket(quotas.rdsCalls(), clock);
  }

  /** A StartExecution, whoever asks. */
  void start() {
    if (!starts.take()) {
      throw Throttle.ofStepFunctions();
    }
  }

  /** A function is invoked. */
  void function() {
    Instant now = clock.instant();
    while (!functionsEnd.isEmpty() && !functionsEnd.peek().isAfter(now)) {
      functionsEnd.remove();
    }
    if (functionsEnd.size() >= quotas.functions()) {
      functionsRefused++;
      throw new FunctionException("Lambda.TooManyRequestsException", "Rate Exceeded.");
    }
  }

  /** It is going to run that long. */
  void functionTakes(Duration took) {
    functionsEnd.add(clock.instant().plus(took));
  }

  /** RDS as handlers get it. */
  RdsClient rds(RdsClient client) {
    return before(RdsClient.class, client, this::rdsCall);
  }

  /** Step Functions as a launcher gets it; StartExecution is counted behind it. */
  SfnClient sfn(SfnClient client) {
    return before(
        SfnClient.class,
        client,
        name -> {
          if (name.equals("describeExecution") && !describes.take()) {
            throw Throttle.ofStepFunctions();
          }
        });
  }

  private void rdsCall(String name) {
    spend.accept(rdsCalls.take(OF_THE_SDK).orElseThrow(Throttle::ofRds));
    int instances = fleet.ledger().instances().all().size();
    most = Math.max(most, instances);
    boolean makes = name.startsWith("restoreDBInstance") || name.startsWith("createDBInstance");
    if (makes && instances >= quotas.instances()) {
      beyond++;
      throw Throttle.instances(quotas.instances());
    }
    if (name.equals("createDBSnapshot") && manualSnapshots() >= quotas.manualSnapshots()) {
      beyond++;
      throw Throttle.snapshots(quotas.manualSnapshots());
    }
  }

  private long manualSnapshots() {
    return fleet.ledger().snapshots().all().stream()
        .filter(it -> "manual".equals(it.snapshotType()))
        .count();
  }

  /** Looks at the name of an operation before it is called; throws to refuse it. */
  interface Look {
    void at(String operation);
  }

  private static <T> T before(Class<T> type, T client, Look look) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (!OBJECT_METHODS.contains(method.getName())) {
                look.at(method.getName());
              }
              return called(client, method, arguments);
            }));
  }

  private static Object called(Object client, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }

  Refusals refusals() {
    return new Refusals(
        starts.refused(), describes.refused(), rdsCalls.refused(), functionsRefused, beyond, most);
  }
}
