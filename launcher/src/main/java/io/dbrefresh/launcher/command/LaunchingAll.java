package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.Batch;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.Order;
import io.dbrefresh.launcher.execution.Result;
import io.dbrefresh.launcher.execution.Stopping;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.region.AwsClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The way from many refresh files to the end of all their runs. */
final class LaunchingAll {
  private static final Duration ON_AWS = Duration.ofSeconds(2);
  private static final Duration LOCALLY = Duration.ofMillis(100);
  private static final Duration RECOVERY_BEGINS = Duration.ofMinutes(2);

  private final Surroundings surroundings;
  private final Printer printer;
  private final BatchReport report;
  private final AllOptions options;

  /** {@code where} is typed behind a command so that it works in the same place. */
  LaunchingAll(
      Surroundings surroundings,
      Printer printer,
      OutputFormat format,
      AllOptions options,
      String where) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.options = options;
    report = new BatchReport(printer, format, surroundings.clock(), where);
  }

  int local(Path folder, String region) {
    List<LaunchInput> inputs = inputs(region);
    try (AwsClients clients = new LocalOpening(surroundings, printer, folder).open()) {
      clients
          .servers()
          .ifPresent(
              servers -> inputs.forEach(input -> servers.ensureSample(input.file().source())));
      return run(clients, Machine.named(clients, Optional.empty()), inputs);
    }
  }

  int aws(AwsClients clients, Optional<String> machine) {
    clients.prepareSfn();
    List<LaunchInput> inputs = inputs(clients.region());
    return run(clients, Machine.named(clients, machine), inputs);
  }

  private List<LaunchInput> inputs(String region) {
    return new AllFiles(surroundings.project(), printer).read(region, options);
  }

  private int run(AwsClients clients, String machine, List<LaunchInput> inputs) {
    Duration between = clients.local() ? LOCALLY : ON_AWS;
    Batch batch =
        new Batch(
            clients.sfn().get(),
            machine,
            new Batch.Pace(
                surroundings.clock(), surroundings.pause(), between, new SplittableRandom()));
    report.begun(inputs.size(), options.concurrency());
    BatchInterruption interruption = new BatchInterruption(surroundings, printer, batch);
    Runnable asBefore = surroundings.interrupts().handle(interruption);
    List<Result> results;
    try {
      List<Order> orders = inputs.stream().map(input -> order(clients, input)).toList();
      results = batch.run(orders, options.concurrency(), surroundings.user(), report::ended);
      if (interruption.happened()) {
        awaitRecoveries(clients, between, results);
      }
    } finally {
      asBefore.run();
    }
    return report.summary(results, interruption.happened()).number();
  }

  private Order order(AwsClients clients, LaunchInput input) {
    String application = input.file().application();
    String target = input.file().target().instance();
    return new Order(
        application,
        target,
        () -> {
          input.hidePasswords(clients.secretsManager(), application, target);
          return input.json(surroundings.user(), Optional.empty());
        });
  }

  /** What was stopped is put in order by executions of its own; a local region has to live on. */
  private void awaitRecoveries(AwsClients clients, Duration between, List<Result> results) {
    List<ExecutionArn> stopped = new ArrayList<>();
    for (Result result : results) {
      result
          .execution()
          .filter(any -> result.ending().error().equals("Interrupted"))
          .ifPresent(stopped::add);
    }
    Stopping stopping = new Stopping(clients.sfn().get(), surroundings.pause(), between);
    stopped.forEach(each -> stopping.recovery(each, RECOVERY_BEGINS, event -> {}));
  }
}
