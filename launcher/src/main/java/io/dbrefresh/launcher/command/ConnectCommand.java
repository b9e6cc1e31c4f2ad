package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.Login;
import io.dbrefresh.launcher.sql.Prompt;
import io.dbrefresh.launcher.sql.SqlErrors;
import io.dbrefresh.launcher.sql.SqlSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dbrefresh connect}: SQL on a database, with the password from its secret. */
@Command(
    name = "connect",
    description = "Opens a prompt on a database, or runs SQL in it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh connect mysqlinstd --local",
      "      a prompt; statements end with ;, Ctrl-D leaves",
      "  dbrefresh connect mysqlinstd --local -e 'select * from customers'",
      "      rows on standard output, values separated by tabs, headings first",
      "  dbrefresh connect mysqlinstd --local < questions.sql",
      "      the same with statements from a file, one after the other: the first that fails ends",
      "      it, with its line; what stands before it has been done",
      "",
      "No client is needed: it speaks JDBC. The password is read from the database's own secret:",
      "the one RDS manages, or the one its refresh file names; --secret names another."
    })
final class ConnectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DATABASE", description = "An instance or a cluster.")
  private String identifier = "";

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Run this and leave.")
  private Optional<String> sql = Optional.empty();

  @Option(names = "--database", paramLabel = "NAME", description = "Which database on the server.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      description = "The secret with the password, by name or ARN.")
  private Optional<String> secret = Optional.empty();

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  ConnectCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    try (AwsClients clients = new ConnectableRegion(surroundings, region).open(printer())) {
      KnownDatabase database = running(clients);
      Login login = new LoginChoice(surroundings, clients).of(database, secret);
      try (SqlSession session =
          SqlSession.open(database, login, name, clients.local(), out(), err())) {
        talk(session);
        return ExitCode.DONE.number();
      } catch (SQLException failed) {
        err().println("error: " + SqlErrors.shown(failed, database));
        err().flush();
        return ExitCode.FAILED.number();
      }
    }
  }

  /** A server of the local region may answer somewhere else once it has been started. */
  private KnownDatabase running(AwsClients clients) {
    DatabaseChoice choice = new DatabaseChoice(clients, region.named(), region.where());
    KnownDatabase known = choice.called(identifier);
    if (clients.servers().isEmpty()) {
      return known;
    }
    clients.servers().get().ensureRunning(known.arn().isEmpty() ? identifier : known.arn());
    return choice.called(identifier);
  }

  private void talk(SqlSession session) throws SQLException, IOException {
    if (sql.isPresent()) {
      session.run(sql.get());
    } else if (surroundings.input().terminal()) {
      new Prompt(session, err(), surroundings.home().resolve(".dbrefresh").resolve("history"))
          .read(identifier);
    } else {
      session.run(piped());
    }
  }

  private String piped() throws IOException {
    StringBuilder text = new StringBuilder();
    BufferedReader reader = surroundings.input().reader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private Printer printer() {
    return new Printer(out(), err(), surroundings.screen());
  }
}
