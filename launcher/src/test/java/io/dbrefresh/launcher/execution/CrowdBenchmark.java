package io.dbrefresh.launcher.execution;

import io.dbrefresh.local.simulation.crowd.Quotas;
import io.dbrefresh.local.simulation.world.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Many refreshes at once on the model, as `launch --all` starts them. */
final class CrowdBenchmark {
  private static final int ROOM = 110;
  private static final int PROGRESS = 50;

  private CrowdBenchmark() {}

  /** Arguments: the project's folder, how many refreshes, how many at a time. */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]);
    int refreshes = Integer.parseInt(arguments[1]);
    int concurrency = Integer.parseInt(arguments[2]);
    Path folder = Files.createTempDirectory("scripts");
    Quotas quotas = Quotas.ofARegion().instances(refreshes + refreshes / 50 + ROOM);
    long began = System.nanoTime();
    CrowdRun run =
        CrowdRun.of(
            project,
            folder,
            refreshes,
            concurrency,
            quotas,
            Durations.ofRealLife(),
            ended -> {
              if (ended % PROGRESS == 0) {
                System.out.printf("%d have ended%n", ended);
              }
            });
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    System.out.printf(
        "%d of %d refreshed, %d at a time, in %d h of the model and %d s here%n",
        run.refreshed(), refreshes, concurrency, run.took().toHours(), took.toSeconds());
    System.out.printf("refused by quotas: %s%n", run.refusals());
    System.out.printf("invariants: %s%n", run.violation().map(Object::toString).orElse("all hold"));
    run.results().stream()
        .filter(it -> !it.ending().succeeded())
        .limit(20)
        .forEach(it -> System.out.println("  " + it.order().target() + " " + it.ending()));
  }
}
