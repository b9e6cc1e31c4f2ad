package io.dbrefresh.launcher.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** {@code --verbose}, which every command takes. */
final class Verbosity {
  private static final String OPTION = "--verbose";

  @Option(names = OPTION, description = "Show where an error comes from (stack traces).")
  private boolean verbose;

  /** Whether the command that ran was asked to be verbose. */
  static boolean asked(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.hasMatchedOption(OPTION);
  }
}
