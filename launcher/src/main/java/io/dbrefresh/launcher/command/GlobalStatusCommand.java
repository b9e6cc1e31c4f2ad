package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.GlobalStatusCall;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@code dbrefresh global status}: how a global database stands. */
@Command(
    name = "status",
    description = {
      "Shows the members of a global database, and how far each is behind.",
      "Also region, role, status, version and instances, clusters that were taken out, and the"
          + " run that is at work."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh global status aurora-pg-global --local",
      "  dbrefresh global status aurora-pg-global --region us-west-2 --output json | jq"
          + " '.members[] | {region, role, lagSeconds}'"
    })
final class GlobalStatusCommand implements Runnable {
  @Parameters(paramLabel = "GLOBAL-CLUSTER", description = "The name of the global cluster.")
  private String globalCluster = "";

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      defaultValue = "/aurora-global/pgadmin",
      description = "The secret with the master user's login (${DEFAULT-VALUE}).")
  private String secret = "";

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      defaultValue = "dbalignment-awssol",
      description = "The DynamoDB table of records (${DEFAULT-VALUE}).")
  private String table = "";

  @Option(
      names = "--function",
      paramLabel = "NAME",
      defaultValue = "dbrefresh-global-status",
      description = "The function that looks, on AWS (${DEFAULT-VALUE}).")
  private String function = "";

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  GlobalStatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    try (AwsClients clients = region.open(surroundings, printer)) {
      clients.servers().ifPresent(servers -> servers.ensureSample(globalCluster));
      JsonNode status = asked(clients);
      refuse(status, clients.region());
      if (output.json()) {
        out.println(status);
      } else {
        new GlobalStatusReport(status).lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private JsonNode asked(AwsClients clients) {
    String name = clients.local() ? "GlobalStatusFunction" : function;
    try {
      return new GlobalStatusCall(clients.lambda().get(), name)
          .asked(globalCluster, region.region().orElse(clients.region()), secret, table);
    } catch (ResourceNotFoundException e) {
      throw new CommandException(
          ExitCode.USAGE,
          "There is no function %s in %s. A stack of cloudformation/aurora-global/operations.yaml has one; --function names another."
              .formatted(name, clients.region()));
    }
  }

  private void refuse(JsonNode status, String asked) {
    if (status.has("unreachable")) {
      throw new CommandException(
          ExitCode.UNREACHABLE,
          "No region answers: %s. Name one that lives with --region."
              .formatted(status.path("unreachable").asText()));
    }
    if (!status.path("found").asBoolean() && status.path("members").isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, "No global cluster is called %s in %s.".formatted(globalCluster, asked));
    }
  }
}
