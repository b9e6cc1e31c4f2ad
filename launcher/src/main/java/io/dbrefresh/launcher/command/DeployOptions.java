package io.dbrefresh.launcher.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is deployed where. */
final class DeployOptions {
  @Option(
      names = "--bucket",
      paramLabel = "BUCKET",
      description =
          "S3 bucket of templates, definitions and packages; later deployments know it from the"
              + " stack.")
  private Optional<String> bucket = Optional.empty();

  @Option(
      names = "--create-bucket",
      description = "Make the bucket where it is not there: encrypted, versioned, not public.")
  private boolean createBucket;

  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "dbrefresh",
      description = "The stack's name (${DEFAULT-VALUE}).")
  private String stack = "dbrefresh";

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description =
          "A parameter of cloudformation/global.yaml; may be repeated. What is not named stays as it"
              + " is in the stack.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--diff", description = "Show what would change, and stop.")
  private boolean diff;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  Optional<String> bucket() {
    return bucket;
  }

  boolean createBucket() {
    return createBucket;
  }

  String stack() {
    return stack;
  }

  Map<String, String> parameters() {
    return new LinkedHashMap<>(parameters);
  }

  boolean diff() {
    return diff;
  }

  boolean yes() {
    return yes;
  }
}
