package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.KnownDatabases;
import java.util.List;

/** The database that a command line names. */
record DatabaseChoice(AwsClients clients) {

  /**
   * The instance or cluster called {@code identifier}, which has an endpoint.
   *
   * @throws CommandException when there is none, or it does not answer now
   */
  KnownDatabase called(String identifier) {
    List<KnownDatabase> all = new KnownDatabases(clients.rds().get()).all();
    KnownDatabase database =
        all.stream()
            .filter(known -> known.identifier().equals(identifier))
            .findFirst()
            .orElseThrow(() -> unknown(identifier, all));
    if (database.endpoint().isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          identifier + " is " + database.status() + " and has no endpoint; try again later.");
    }
    return database;
  }

  private static CommandException unknown(String identifier, List<KnownDatabase> all) {
    String there =
        all.isEmpty()
            ? "There is none in this region."
            : "There are: "
                + String.join(", ", all.stream().map(KnownDatabase::identifier).toList());
    return new CommandException(
        ExitCode.USAGE, "No instance or cluster is called " + identifier + ". " + there);
  }
}
