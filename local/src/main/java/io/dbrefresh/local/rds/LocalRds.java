package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.login.AuthTokens;
import io.dbrefresh.local.rds.login.RadiusServer;
import io.dbrefresh.local.rds.login.TokenGate;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.snapshot.Backups;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.time.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.RdsUtilities;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * RDS and Aurora as the service behaves: statuses, faults, events and asynchronous changes, with a
 * volume behind each instance or cluster. An operation that is not offered throws {@link
 * UnsupportedOperationException}.
 *
 * <p>All times are of the timeline, which the caller closes after this client; operations may be
 * called from any thread but the timeline's event thread. Everything is kept on disk as it changes,
 * and what was under way when a process ended is brought to an end by the next one.
 */
public final class LocalRds extends ChangingClient {
  private final AuthTokens tokens;
  private Optional<RadiusServer> logins = Optional.empty();

  private LocalRds(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
    tokens = new AuthTokens(timeline.clock());
  }

  /**
   * Opens the databases in {@code folder} with real servers. No other process may have them open;
   * see {@link #reading}.
   *
   * @param binaries the server programs, fetched when the first server is needed
   */
  public static LocalRds open(
      Timeline timeline, Path folder, ServerBinaries binaries, Surroundings surroundings) {
    RadiusServer logins = RadiusServer.open();
    Storage storage = new ServerStorage(folder, binaries, Optional.of(logins.door()));
    LocalRds rds = open(timeline, folder, storage, Timings.local(), surroundings);
    logins.ask(new TokenGate(rds, rds.tokens, surroundings.arns(), surroundings.policies()));
    rds.logins = Optional.of(logins);
    return rds;
  }

  /** Opens the databases in {@code folder} with their data in {@code storage}. */
  public static LocalRds open(
      Timeline timeline, Path folder, Storage storage, Timings timings, Surroundings surroundings) {
    return over(new Fleet(new Ledger(folder), storage, timeline, timings, surroundings), timeline);
  }

  /** The client of a fleet whose records and data are the caller's. */
  public static LocalRds over(Fleet fleet, Timeline timeline) {
    LocalRds rds = new LocalRds(fleet, timeline, fleet.timings());
    rds.call(
        () -> {
          new Resumption(fleet).run();
          new Backups(fleet).start();
          return fleet;
        });
    return rds;
  }

  /**
   * Reads what {@code folder} holds at each call, while another process may have it open. Starts
   * and changes nothing: an operation that would throws {@link UnsupportedOperationException}.
   */
  public static RdsClient reading(Clock clock, Path folder, String region, String account) {
    return new FolderClient(folder, new Arns(region, account), clock);
  }

  /**
   * Starts the server of a database, unless it runs, and returns when it answers at the endpoint
   * that the database is described with.
   *
   * @param identifier of an instance, or else of a cluster
   * @throws IllegalStateException when the database is not in a status in which it answers
   * @throws software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException when there is
   *     neither an instance nor a cluster called so
   */
  public void ensureRunning(String identifier) {
    Runnable serving = call(() -> serving(identifier));
    serving.run();
  }

  private Runnable serving(String identifier) {
    Optional<DBCluster> cluster = fleet.ledger().cluster(identifier);
    if (fleet.ledger().instance(identifier).isEmpty() && cluster.isPresent()) {
      requireAnswering(identifier, cluster.get().status());
      return fleet.serving(cluster.get());
    }
    DBInstance instance = fleet.instance(identifier);
    requireAnswering(identifier, instance.dbInstanceStatus());
    return fleet.serving(instance);
  }

  private static void requireAnswering(String identifier, String status) {
    boolean settled =
        switch (status) {
          case Status.AVAILABLE, Status.BACKING_UP, Status.STORAGE_OPTIMIZATION -> true;
          default -> false;
        };
    if (!settled && !Status.CONFIGURING.contains(status)) {
      throw new IllegalStateException(identifier + " does not answer, it is " + status);
    }
  }

  /** Stops all servers; what is under way goes on when the folder is opened again. */
  @Override
  public void close() {
    fleet.storage().close();
    logins.ifPresent(RadiusServer::close);
  }

  /** Tokens that the databases of this process know. */
  @Override
  public RdsUtilities utilities() {
    return tokens;
  }
}
