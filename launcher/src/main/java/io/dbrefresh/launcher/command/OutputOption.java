package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.OutputFormat;
import picocli.CommandLine.Option;

/** {@code --output}. */
final class OutputOption {
  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "TEXT",
      description = "text, or json: one object a line and nothing else on standard output.")
  private OutputFormat format = OutputFormat.TEXT;

  OutputFormat format() {
    return format;
  }

  boolean json() {
    return format == OutputFormat.JSON;
  }
}
