package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Durations;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.execution.Records;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh history}: the records of refreshes. */
@Command(
    name = "history",
    description = "Lists what was refreshed, newest first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh history --local",
      "  dbrefresh history mysqlinstd --region eu-west-1 --table dbalignment-awssol",
      "  dbrefresh explain RUN --local         what happened in one of them",
      "  dbrefresh history --output json | jq -r 'select(.status == \"failed\")'"
    })
final class HistoryCommand implements Runnable {
  @Parameters(
      arity = "0..1",
      paramLabel = "TARGET",
      description = "Only the refreshes of this database.")
  private Optional<String> target = Optional.empty();

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

  HistoryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = ReadableRegion.of(surroundings, region)) {
      List<ObjectNode> all = new Records(clients.dynamoDb().get(), table).newestFirst();
      List<ObjectNode> records = all.stream().filter(this::isMeant).toList();
      if (output.json()) {
        records.forEach(record -> out.println(record));
      } else if (records.isEmpty()) {
        spec.commandLine().getErr().println(nothing(all));
      } else {
        shown(records).lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private boolean isMeant(ObjectNode record) {
    return target.isEmpty() || target.get().equals(targetOf(record));
  }

  private String nothing(List<ObjectNode> all) {
    return all.isEmpty()
        ? "Nothing is recorded in " + table + " yet."
        : "Nothing is recorded of %s in %s; recorded are %s."
            .formatted(
                target.orElse("it"),
                table,
                all.stream()
                    .map(HistoryCommand::targetOf)
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", ")));
  }

  private static String targetOf(ObjectNode record) {
    return record.path("dbinstance").asText();
  }

  private static Table shown(List<ObjectNode> records) {
    Table shown =
        new Table(
            0,
            "recorded (UTC)",
            "target",
            "application",
            "source",
            "restore",
            "data as of",
            "unavailable",
            "status",
            "run");
    records.forEach(record -> shown.row(row(record)));
    return shown;
  }

  private static String[] row(ObjectNode record) {
    return new String[] {
      record.path("recordingtime").asText(),
      targetOf(record),
      record.path("appname").asText(),
      record.path("source").asText(),
      record.path("restoretype").asText(),
      record.path("restoredate").asText(),
      record.has("unavailabilityseconds")
          ? Durations.shown(record.path("unavailabilityseconds").asDouble())
          : "",
      status(record),
      record.path("run").asText().replaceFirst("^[^#]*#", "")
    };
  }

  private static String status(ObjectNode record) {
    String status = record.path("status").asText();
    return record.has("failedstep")
        ? "%s at %s: %s"
            .formatted(status, record.path("failedstep").asText(), record.path("error").asText())
        : status;
  }
}
