package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Times;
import io.dbrefresh.launcher.execution.ExecutionArn;
import io.dbrefresh.launcher.execution.HeldLock;
import io.dbrefresh.launcher.execution.Liveness;
import io.dbrefresh.launcher.execution.Locks;
import io.dbrefresh.launcher.execution.Records;
import io.dbrefresh.launcher.execution.RunNames;
import io.dbrefresh.launcher.execution.StateMachines;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.KnownDatabases;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh explain}: what happened in one run. */
@Command(
    name = "explain",
    description = {
      "Says what happened in a run, and what to type next.",
      "That is at which step and why it failed, and what it has left."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh explain --local",
      "  dbrefresh explain app1-mysqlinstd-20261121T031415Z --local",
      "  dbrefresh explain"
          + " arn:aws:states:eu-west-1:123456789012:execution:dbrefresh:app1-mysqlinstd-1 --region"
          + " eu-west-1",
      "  dbrefresh explain app1-mysqlinstd-1 --output json | jq .steps",
      "",
      "dbrefresh history names the runs."
    })
final class ExplainCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXECUTION",
      description = "The name or the ARN of the run's execution; by default the newest run.")
  private String execution = "";

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = "dbalignment-awssol",
      description = "The DynamoDB table of records (${DEFAULT-VALUE}).")
  private String table = "";

  @Mixin private RegionOptions region = new RegionOptions();

  @Mixin private OutputOption output = new OutputOption();

  @Mixin private Verbosity verbosity = new Verbosity();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = ReadableRegion.of(surroundings, region)) {
      Records records = new Records(clients.dynamoDb().get(), table);
      RunNames run = RunNames.of(execution.isEmpty() ? newest(clients, records) : execution);
      Optional<ObjectNode> record = records.of(run.name());
      List<String> left = left(clients, run.name());
      if (output.json() && record.isPresent()) {
        left.forEach(record.get().withArray("leftNow")::add);
        out.println(record.get());
      } else {
        record
            .map(of -> new Explanation(of, left, region.typed()).lines())
            .orElseGet(() -> unrecorded(clients, run, left))
            .forEach(out::println);
      }
    }
    out.flush();
  }

  /** The run that holds a lock, if it began behind the last one that was recorded. */
  private String newest(AwsClients clients, Records records) {
    Optional<ObjectNode> recorded = records.newestFirst().stream().findFirst();
    String since = recorded.map(record -> record.path("recordingtime").asText()).orElse("");
    return new Locks(clients.dynamoDb().get())
        .allIfAny().stream()
            .filter(lock -> lock.isHeld() && comparable(lock.since()).compareTo(since) > 0)
            .max(Comparator.comparing(lock -> comparable(lock.since())))
            .map(HeldLock::owner)
            .or(() -> recorded.map(record -> record.path("run").asText().replaceFirst(".*#", "")))
            .orElseThrow(
                () ->
                    new CommandException(
                        ExitCode.USAGE,
                        "No run is recorded in %s. dbrefresh launch <target> <application>%s starts one."
                            .formatted(table, region.typed())));
  }

  /** Locks have ISO 8601, records the documented format. */
  private static String comparable(String since) {
    return since.replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "");
  }

  /** What is in the world of the run now, besides the target. */
  private List<String> left(AwsClients clients, String run) {
    List<String> left = new ArrayList<>();
    for (KnownDatabase database : new KnownDatabases(clients.rds().get()).all()) {
      String instance = database.tags().getOrDefault("refresh-instance", "");
      String cluster = database.tags().getOrDefault("refresh-cluster", "");
      if (run.equals(database.tags().get("refresh-execution"))
          && !database.identifier().equals(instance)
          && !database.identifier().equals(cluster)
          && database.identifier().endsWith("temp")) {
        left.add("%s %s (%s)".formatted(database.kind(), database.identifier(), database.status()));
      }
    }
    for (HeldLock lock : new Locks(clients.dynamoDb().get()).allIfAny()) {
      if (lock.owner().equals(run)) {
        left.add("the lock of %s, since %s".formatted(lock.target(), Times.shown(lock.since())));
      }
    }
    return left;
  }

  private List<String> unrecorded(AwsClients clients, RunNames run, List<String> left) {
    String arn =
        run.arn()
            .or(() -> held(clients, run.name()))
            .or(() -> new StateMachines(clients.sfn().get()).find().map(m -> executionOf(m, run)))
            .orElse("");
    String state = new Liveness(clients.sfn().get()).of(arn);
    if (state.contains("does not know")) {
      throw new CommandException(
          ExitCode.USAGE,
          "No run is called %s: neither %s nor Step Functions knows it. dbrefresh history%s names them."
              .formatted(run.name(), table, region.typed()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        Liveness.isAlive(state)
            ? run.name() + " goes on."
            : run.name() + " is " + state + " and is not recorded in " + table + ".");
    left.forEach(each -> lines.add("  holds        " + each));
    if (!clients.local()) {
      lines.add("  console      " + new ExecutionArn(arn).consoleLink());
    }
    return lines;
  }

  /** The execution of a run that holds a lock, of whichever machine it is. */
  private static Optional<String> held(AwsClients clients, String run) {
    return new Locks(clients.dynamoDb().get())
        .allIfAny().stream()
            .filter(lock -> lock.isHeld() && lock.owner().equals(run))
            .map(HeldLock::execution)
            .findFirst();
  }

  private static String executionOf(String machine, RunNames run) {
    return machine.replace(":stateMachine:", ":execution:") + ":" + run.name();
  }
}
