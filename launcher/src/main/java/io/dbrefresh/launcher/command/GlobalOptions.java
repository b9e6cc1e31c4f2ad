package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.OutputFormat;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all operations of a global database are told. */
final class GlobalOptions {
  @Parameters(paramLabel = "GLOBAL-CLUSTER", description = "The name of the global cluster.")
  private String globalCluster = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "REGION",
      description = "The region that it is about: that takes over, goes, or comes back.")
  private String to = "";

  @Option(
      names = "--rpo",
      paramLabel = "SECONDS",
      description = "Refuse when that region is further behind than this.")
  private Optional<Long> rpo = Optional.empty();

  @Option(
      names = "--allow-data-loss",
      description = "Commits may be lost. Asks for the global cluster's name.")
  private boolean allowDataLoss;

  @Option(names = "--yes", description = "With --allow-data-loss: do not ask.")
  private boolean yes;

  @Option(
      names = "--smaller",
      paramLabel = "refuse|warn",
      defaultValue = "refuse",
      description =
          "What to do where the region has fewer or smaller instances (${DEFAULT-VALUE}).")
  private String smaller = "refuse";

  @Option(
      names = "--watch",
      description = "Follow the run until it has ended; --local always does.")
  private boolean watch;

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      description = "The secret with the master user's login; by default the machine's.")
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--state-machine",
      paramLabel = "ARN",
      description = "The machine on AWS; by default the one called dbrefresh-global.")
  private Optional<String> stateMachine = Optional.empty();

  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();

  String globalCluster() {
    return globalCluster;
  }

  String to() {
    return to;
  }

  boolean watch() {
    return watch || region.local();
  }

  Optional<String> stateMachine() {
    return stateMachine;
  }

  RegionOptions region() {
    return region;
  }

  OutputFormat format() {
    return output.format();
  }

  /** Whether the name has to be typed first. */
  boolean asks() {
    return allowDataLoss && !yes;
  }

  /** The input of the machine. */
  ObjectNode order(String operation, String by) {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order.put("operation", operation).put("globalCluster", globalCluster).put("to", to);
    rpo.ifPresent(seconds -> order.put("rpoSeconds", seconds));
    order.put("allowDataLoss", allowDataLoss).put("smallerInstances", smaller);
    secret.ifPresent(name -> order.put("secret", name));
    order.putObject("launch").put("by", by);
    return order;
  }
}
