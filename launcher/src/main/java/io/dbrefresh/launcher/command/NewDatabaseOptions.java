package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.snapshot.NewDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What RDS is told of a new database; without it RDS takes its defaults. */
final class NewDatabaseOptions {
  private static final int LOWEST_PORT = 1150;
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "The class of the instance; by default db.t4g.medium.")
  private String instanceClass = "db.t4g.medium";

  @Option(names = "--subnet-group", paramLabel = "NAME", description = "The DB subnet group.")
  private Optional<String> subnetGroup = Optional.empty();

  @Option(
      names = "--security-group",
      paramLabel = "ID",
      description = "A VPC security group; may be given often.")
  private List<String> securityGroups = List.of();

  @Option(
      names = "--parameter-group",
      paramLabel = "NAME",
      description = "The parameter group, of a cluster its cluster parameter group.")
  private Optional<String> parameterGroup = Optional.empty();

  @Option(names = "--port", paramLabel = "PORT", description = "Where it listens.")
  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--kms-key",
      paramLabel = "KEY",
      description = "The key of a cluster; by default the snapshot's.")
  private Optional<String> key = Optional.empty();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A tag; may be given often.")
  private Map<String, String> tags = Map.of();

  NewDatabase of(String identifier, boolean cluster) {
    if (!cluster && key.isPresent()) {
      throw new CommandException(
          ExitCode.USAGE,
          "An instance has the key of its snapshot; copy the snapshot with --kms-key first");
    }
    port.filter(number -> number < LOWEST_PORT || number > HIGHEST_PORT)
        .ifPresent(
            number -> {
              throw new CommandException(
                  ExitCode.USAGE, "--port has to be from 1150 to 65535, and is " + number);
            });
    return new NewDatabase(
        identifier, instanceClass, subnetGroup, securityGroups, parameterGroup, port, key, tags);
  }
}
