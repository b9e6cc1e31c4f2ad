package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.RegionalRds;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.KnownDatabases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * The database that a command line names.
 *
 * @param region of a local region's, the one to look in; without, they are looked in one by one
 * @param where the local region, as it is to be typed
 */
record DatabaseChoice(AwsClients clients, Optional<String> region, String where) {

  /**
   * The instance or cluster called {@code identifier}, which has an endpoint.
   *
   * @throws CommandException when there is none, or it does not answer now
   */
  KnownDatabase called(String identifier) {
    List<String> cutOff = new ArrayList<>();
    List<KnownDatabase> all =
        places().stream().flatMap(place -> known(place, cutOff).stream()).toList();
    KnownDatabase database =
        all.stream()
            .filter(known -> known.identifier().equals(identifier))
            .findFirst()
            .orElseThrow(() -> unknown(identifier, all, cutOff));
    if (database.endpoint().isEmpty()) {
      throw new CommandException(
          ExitCode.FAILED,
          identifier + " is " + database.status() + " and has no endpoint; try again later.");
    }
    return database;
  }

  private List<RegionalRds> places() {
    List<RegionalRds> everywhere = clients.everywhere();
    List<RegionalRds> named =
        everywhere.stream()
            .filter(place -> region.filter(place.region()::equals).isPresent())
            .toList();
    return clients.local() && region.isPresent() && everywhere.size() > 1 ? named : everywhere;
  }

  /** A region that is cut off has none, unless there is no other. */
  private List<KnownDatabase> known(RegionalRds place, List<String> cutOff) {
    try {
      return new KnownDatabases(place.rds().get()).all();
    } catch (SdkClientException unreachable) {
      if (places().size() == 1) {
        throw unreachable;
      }
      cutOff.add(place.region());
      return List.of();
    }
  }

  private CommandException unknown(
      String identifier, List<KnownDatabase> all, List<String> cutOff) {
    String missed =
        cutOff.stream()
            .map(
                name ->
                    "%n%s is cut off; %s".formatted(name, LocalRegionChoice.mending(name, where)))
            .collect(Collectors.joining());
    String there =
        all.isEmpty()
            ? "There is none in this region."
            : "There are: "
                + String.join(", ", all.stream().map(KnownDatabase::identifier).toList());
    return new CommandException(
        ExitCode.USAGE, "No instance or cluster is called " + identifier + ". " + there + missed);
  }
}
