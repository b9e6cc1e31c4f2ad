package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.process.Surroundings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command itself, of which all others are parts. */
@Command(
    name = "dbrefresh",
    description =
        "Gives development and test databases current production data, masked, without anyone"
            + " typing an RDS call.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nTo begin with, no account needed:%n",
    footer = {
      "  dbrefresh launch mysqlinstd app1 --local   refresh a development database",
      "  dbrefresh connect mysqlinstd --local       look at what is in it now",
      "  dbrefresh history --local                  what was refreshed, and when",
      "  dbrefresh launch --help                    the same on AWS, and more"
    })
public final class DbRefresh implements Callable<Integer> {
  private static final int NARROWEST_HELP = 80;
  private static final int WIDEST_HELP = 110;

  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("launch", LaunchCommand.class);
    COMMANDS.put("connect", ConnectCommand.class);
    COMMANDS.put("history", HistoryCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
    COMMANDS.put("locks", LocksCommand.class);
    COMMANDS.put("orphans", OrphansCommand.class);
    COMMANDS.put("databases", DatabasesCommand.class);
    COMMANDS.put("snapshot", SnapshotCommand.class);
    COMMANDS.put("global", GlobalCommand.class);
    COMMANDS.put("roles", RolesCommand.class);
    COMMANDS.put("messages", MessagesCommand.class);
    COMMANDS.put("init", InitCommand.class);
    COMMANDS.put("validate", ValidateCommand.class);
    COMMANDS.put("convert", ConvertCommand.class);
    COMMANDS.put("schedule", ScheduleCommand.class);
    COMMANDS.put("deploy", DeployCommand.class);
    COMMANDS.put("undeploy", UndeployCommand.class);
    COMMANDS.put("simulate", SimulateCommand.class);
    COMMANDS.put("local", LocalCommand.class);
    COMMANDS.put("completion", CompletionCommand.class);
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Verbosity verbosity = new Verbosity();

  /**
   * The command line, which writes to {@code out} and {@code err}.
   *
   * @param first the first argument: where it names a command, only that one is made, which takes a
   *     third of the time of making all
   */
  public static CommandLine commandLine(
      String first, Surroundings surroundings, PrintWriter out, PrintWriter err) {
    CommandLine command = new CommandLine(DbRefresh.class, new CommandFactory(surroundings));
    Map<String, Class<?>> made =
        COMMANDS.containsKey(first) ? Map.of(first, COMMANDS.get(first)) : COMMANDS;
    made.forEach(command::addSubcommand);
    boolean colour =
        surroundings.screen().terminal() && !surroundings.environment().containsKey("NO_COLOR");
    command
        .setOut(out)
        .setErr(err)
        .setColorScheme(Help.defaultColorScheme(colour ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new Failures())
        .setParameterExceptionHandler(new UsageErrors())
        .setUsageHelpWidth(
            Math.min(WIDEST_HELP, Math.max(NARROWEST_HELP, surroundings.screen().columns())));
    describe(command);
    return command;
  }

  private static void describe(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.explained());
    command.getSubcommands().values().forEach(DbRefresh::describe);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.number();
  }
}
