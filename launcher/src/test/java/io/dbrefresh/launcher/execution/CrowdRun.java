package io.dbrefresh.launcher.execution;

import io.dbrefresh.local.lambda.LocalFunctions;
import io.dbrefresh.local.simulation.crowd.Crowd;
import io.dbrefresh.local.simulation.crowd.CrowdFiles;
import io.dbrefresh.local.simulation.crowd.Quotas;
import io.dbrefresh.local.simulation.crowd.Refusals;
import io.dbrefresh.local.simulation.invariant.Violation;
import io.dbrefresh.local.simulation.kind.Scenario;
import io.dbrefresh.local.simulation.kind.ScriptFiles;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * What came of many refreshes that the launcher started on the model.
 *
 * @param told what was told as each ended
 * @param took by the model's clock
 */
record CrowdRun(
    List<Result> results,
    List<Result> told,
    Duration took,
    Optional<Violation> violation,
    Refusals refusals) {
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  static CrowdRun of(
      Path project,
      Path folder,
      int refreshes,
      int concurrency,
      Quotas quotas,
      Durations durations) {
    return of(project, folder, refreshes, concurrency, quotas, durations, ended -> {});
  }

  /** {@code progress} is told how many have ended. */
  static CrowdRun of(
      Path project,
      Path folder,
      int refreshes,
      int concurrency,
      Quotas quotas,
      Durations durations,
      IntConsumer progress) {
    List<Scenario> scenarios = CrowdFiles.of(refreshes);
    try (Crowd crowd =
        new Crowd(
            scenarios,
            durations,
            LocalFunctions.described(project.resolve("cloudformation").resolve("compute.yaml")),
            ScriptFiles.in(folder, scenarios.get(0)),
            quotas,
            1)) {
      Instant began = crowd.clock().instant();
      List<Result> told = new ArrayList<>();
      List<Result> results =
          new Batch(
                  crowd.sfn(),
                  crowd.machineArn(),
                  new Batch.Pace(
                      crowd.clock(), crowd::pass, Duration.ofSeconds(2), new SplittableRandom(1)))
              .run(
                  scenarios.stream().map(CrowdRun::order).toList(),
                  concurrency,
                  "dba",
                  result -> {
                    told.add(result);
                    progress.accept(told.size());
                  });
      Duration took = Duration.between(began, crowd.clock().instant());
      crowd.settle();
      return new CrowdRun(results, told, took, crowd.violation(), crowd.refusals());
    }
  }

  private static Order order(Scenario scenario) {
    return new Order(
        scenario.file().application(),
        scenario.file().target().instance(),
        () -> scenario.input().toString());
  }

  long refreshed() {
    return results.stream().filter(it -> it.ending().succeeded()).count();
  }
}
