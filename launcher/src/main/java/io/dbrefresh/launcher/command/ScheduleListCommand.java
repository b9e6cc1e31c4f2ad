package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.schedule.ScheduleRow;
import io.dbrefresh.launcher.schedule.ScheduleRows;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh schedule list}: what starts by itself, and when. */
@Command(
    name = "list",
    description = {
      "Shows the schedules and when they start next.",
      "That is the next three times of each in the time of its zone. Refresh files that name a"
          + " schedule and have none yet are shown too."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh schedule list --local",
      "  dbrefresh schedule list --output json | jq -r 'select(.state == \"paused\").schedule'"
    })
final class ScheduleListCommand implements Runnable {
  @Mixin private ScheduleOptions options = new ScheduleOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ScheduleListCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = options.read(surroundings)) {
      List<ScheduleRow> rows =
          new ScheduleRows(
                  surroundings.project(), clients, options.home(clients), surroundings.clock())
              .all();
      if (output.json()) {
        rows.forEach(row -> out.println(json(row)));
      } else if (rows.isEmpty()) {
        spec.commandLine().getErr().println("Nothing is scheduled, and no refresh file says when.");
      } else {
        Table table = new Table(0, "schedule", "state", "when", "next");
        rows.forEach(
            row -> table.row(row.name(), row.state(), row.when(), String.join(", ", row.next())));
        table.lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private static ObjectNode json(ScheduleRow row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schedule", row.name()).put("state", row.state()).put("when", row.when());
    row.next().forEach(json.putArray("next")::add);
    return json;
  }
}
