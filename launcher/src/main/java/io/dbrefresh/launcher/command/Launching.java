package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OutputFormat;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.display.RunDisplay;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.ExecutionName;
import io.dbrefresh.launcher.execution.RunEvent;
import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.refreshfile.LaunchInput;
import io.dbrefresh.launcher.region.AwsClients;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The way from a refresh file to the end of its run. */
final class Launching {
  private final Surroundings surroundings;
  private final Printer printer;
  private final OutputFormat format;
  private final Launch launch;
  private final Optional<String> from;

  /** {@code from} is the step to begin with; empty: the first one. */
  Launching(
      Surroundings surroundings,
      Printer printer,
      OutputFormat format,
      Launch launch,
      Optional<String> from) {
    this.surroundings = surroundings;
    this.printer = printer;
    this.format = format;
    this.launch = launch;
    this.from = from;
  }

  int local(Path folder, String region, Optional<Path> file) {
    LaunchInput input = input(region, file);
    LocalOpening opening = new LocalOpening(surroundings, printer, folder);
    try (AwsClients clients = opening.openFor(input.file().target(), launch.target())) {
      clients.servers().ifPresent(servers -> servers.ensureSample(input.file().source()));
      return run(clients, Machine.named(clients, Optional.empty()), input, true);
    }
  }

  /** The client is made while the file is read: each takes a tenth of a second on a core. */
  int aws(AwsClients clients, Optional<String> stateMachine, Optional<Path> file, boolean watch) {
    clients.prepareSfn();
    LaunchInput input = input(clients.region(), file);
    return run(clients, Machine.named(clients, stateMachine), input, watch);
  }

  private LaunchInput input(String region, Optional<Path> file) {
    RefreshFileChoice choice = new RefreshFileChoice(surroundings.project(), "launch");
    LaunchInput input = choice.read(region, launch, file);
    input.file().warnings().stream()
        .filter(warning -> !warning.pointer().endsWith("/temppwd")) // Told where it has gone to.
        .forEach(warning -> printer.note(ProblemLine.of(input.shown(), warning)));
    return input;
  }

  private int run(AwsClients clients, String machine, LaunchInput input, boolean watch) {
    List<String> moved =
        input.hidePasswords(clients.secretsManager(), launch.application(), launch.target());
    moved.forEach(secret -> printer.note(warning(input.shown(), secret)));
    ExecutionName name =
        ExecutionName.of(launch.application(), launch.target(), surroundings.clock().instant());
    String arn =
        new StateMachines(clients.sfn().get())
            .start(machine, name, input.json(surroundings.user(), from));
    try (RunDisplay display = format.display(printer, surroundings.clock())) {
      ExecutionArn execution = new ExecutionArn(arn);
      display.accept(started(execution, clients.local()));
      return watch
          ? new Watching(
                  surroundings, printer, clients, new RunReport(printer, format, launch)::tell)
              .watch(execution, new RunWitness(display))
          : ExitCode.DONE.number();
    }
  }

  private RunEvent started(ExecutionArn execution, boolean local) {
    return new RunEvent.Started(
        surroundings.clock().instant(),
        execution,
        local ? Optional.empty() : Optional.of(execution.consoleLink()));
  }

  private static String warning(String file, String secret) {
    return file
        + ": warning: temppwd is a password in clear. It was moved to the secret "
        + secret
        + " for this run; write the secret's ARN into the file, and change the password.";
  }
}
