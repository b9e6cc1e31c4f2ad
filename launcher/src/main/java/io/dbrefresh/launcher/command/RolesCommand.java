package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.execution.RoleManagement;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** {@code dbrefresh roles}: the roles by which an application logs in to a database. */
@Command(
    name = "roles",
    description = {
      "Brings an application's roles in a PostgreSQL database to what it needs.",
      "Those are app and migrator; all roles, groups and schemas are shown. Or checks that both can"
          + " log in and work. A second run changes nothing. Both log in with IAM tokens; nobody"
          + " types a password."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh roles auposclup --local",
      "      makes what is missing: roles, grants, default privileges, IAM policies",
      "  dbrefresh roles auposclup --local --check",
      "      logs in as both, by token: a table is made, filled, read and dropped",
      "  dbrefresh roles app --region eu-west-1 --extension pg_trgm=true --extension dblink=false",
      "      on AWS, through the function app-role-manager of"
          + " cloudformation/application-database.yaml",
      "  dbrefresh roles auposclup --local --output json | jq .roles_with_groups.app",
      "",
      "Exit code 1 means that something is wrong, and the message is the first thing that is.",
      "A refresh does the same to the new database before it takes the target's name, where its",
      "file has \"roles\"."
    })
final class RolesCommand implements Runnable {
  @Parameters(paramLabel = "DATABASE", description = "An instance or a cluster.")
  private String identifier = "";

  @Option(names = "--check", description = "Change nothing; check that both roles can work.")
  private boolean check;

  @Option(
      names = "--extension",
      paramLabel = "NAME=true|false",
      description = "An extension that has to be there, or must not be; may be repeated.")
  private Map<String, Boolean> extensions = new TreeMap<>();

  @Option(
      names = "--function",
      paramLabel = "NAME",
      description = "The role manager on AWS; by default DATABASE-role-manager.")
  private Optional<String> function = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      description = "With --local, the secret with the master password, by name or ARN.")
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "TABLE",
      description = "table, or json: the function's own answer.")
  private Format format = Format.TABLE;

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  RolesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** How the answer is shown. */
  enum Format {
    TABLE,
    JSON
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Printer printer = new Printer(out, spec.commandLine().getErr(), surroundings.screen());
    try (AwsClients clients = region.open(surroundings, printer)) {
      JsonNode answer = asked(clients);
      if (format == Format.JSON) {
        out.println(answer);
      } else if (check) {
        out.println("The application's roles can log in to %s and work.".formatted(identifier));
      } else {
        new RoleTables(answer).lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private JsonNode asked(AwsClients clients) {
    String name =
        clients.local() ? deployed(clients) : function.orElse(identifier + "-role-manager");
    try {
      return new RoleManagement(clients.lambda().get(), name)
          .asked(check ? "check" : "manage", extensions);
    } catch (ResourceNotFoundException e) {
      throw new CommandException(
          ExitCode.USAGE,
          "There is no function %s here. A stack of cloudformation/application-database.yaml has one; --function names another."
              .formatted(name));
    } catch (IllegalStateException failed) {
      throw new CommandException(ExitCode.FAILED, identifier + ": " + failed.getMessage());
    }
  }

  private String deployed(AwsClients clients) {
    KnownDatabase database =
        new DatabaseChoice(clients, Optional.empty(), region.where()).called(identifier);
    if (!database.engine().contains("postgres")) {
      throw new CommandException(
          ExitCode.USAGE,
          "%s is %s; roles are for PostgreSQL.".formatted(identifier, database.engine()));
    }
    String found = new LoginChoice(surroundings, clients).of(database, secret).secret();
    return clients
        .servers()
        .map(
            servers -> {
              servers.ensureRunning(identifier);
              return servers.roleManager(identifier, found);
            })
        .orElseThrow();
  }
}
