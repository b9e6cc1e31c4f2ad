package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Ledger;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.rds.global.GlobalResumption;
import io.dbrefresh.local.rds.global.Outage;
import io.dbrefresh.local.rds.global.Settlement;
import io.dbrefresh.local.rds.login.AuthTokens;
import io.dbrefresh.local.rds.login.RadiusServer;
import io.dbrefresh.local.rds.login.TokenGate;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.rds.server.TokenDoor;
import io.dbrefresh.local.rds.snapshot.Backups;
import io.dbrefresh.local.rds.storage.ReplicatingStorage;
import io.dbrefresh.local.rds.storage.Storage;
import io.dbrefresh.local.time.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Timeline timeline;
  private final AuthTokens tokens;
  private Optional<RadiusServer> logins = Optional.empty();

  private LocalRds(Fleet fleet, Timeline timeline, Timings timings) {
    super(fleet, timeline, timings);
    this.timeline = timeline;
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
    return open(
        timeline,
        folder,
        door -> new ServerStorage(folder, binaries, Optional.of(door)),
        surroundings);
  }

  private static LocalRds open(
      Timeline timeline,
      Path folder,
      Function<TokenDoor, Storage> servers,
      Surroundings surroundings) {
    RadiusServer logins = RadiusServer.open();
    Storage storage = servers.apply(logins.door());
    LocalRds rds = open(timeline, folder, storage, Timings.local(), surroundings);
    logins.ask(new TokenGate(rds, rds.tokens, surroundings.arns(), surroundings.policies()));
    rds.logins = Optional.of(logins);
    return rds;
  }

  /**
   * Opens the databases of another region of the same account, in {@code folder}. Its clusters can
   * replicate with this one's; it is closed before this one.
   *
   * @throws UnsupportedOperationException when this one's databases cannot replicate
   */
  public LocalRds beside(Path folder, String region) {
    Surroundings around = fleet.surroundings().in(region);
    if (fleet.storage() instanceof ServerStorage servers) {
      return open(timeline, folder, door -> servers.beside(folder, Optional.of(door)), around);
    }
    if (fleet.storage() instanceof ReplicatingStorage replicating) {
      return open(timeline, folder, replicating.beside(folder), fleet.timings(), around);
    }
    throw new UnsupportedOperationException("The databases of this region do not replicate");
  }

  /**
   * Makes the region unreachable: its servers do not answer, and replicate no more. Whoever hands
   * out clients of it sees to it that they fail.
   *
   * @return the databases that answered, for {@link #rejoin}
   */
  public Set<String> isolate(Instant since) {
    Supplier<Set<String>> outage = call(() -> new Outage(fleet).begin(since));
    return outage.get();
  }

  /**
   * Makes the region reachable again, and returns when its databases answer and members that others
   * went on without were made anew.
   *
   * @param answered those that did before
   */
  public void rejoin(Set<String> answered) {
    Runnable end = call(() -> new Outage(fleet).end(answered));
    end.run();
    Runnable made =
        call(
            () -> {
              new Outage(fleet).ended();
              return new Settlement(fleet.surroundings().globe()).ofAll();
            });
    made.run();
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
          GlobalResumption global = new GlobalResumption(fleet);
          global.isolate();
          new Resumption(fleet).run();
          new Backups(fleet).start();
          global.run();
          return fleet;
        });
    return rds;
  }

  /**
   * Reads what {@code folder} holds at each call, while another process may have it open. Starts
   * and changes nothing: an operation that would throws {@link UnsupportedOperationException}.
   */
  public static RdsClient reading(Clock clock, Path folder, String region, String account) {
    return reading(clock, folder, List.of(folder), new Arns(region, account));
  }

  /**
   * As the other one, for a region of several.
   *
   * @param regions the folders of all that there are, first that of the one that is opened first
   */
  public static RdsClient reading(Clock clock, Path folder, List<Path> regions, Arns arns) {
    return new FolderClient(folder, regions, arns, clock);
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
    call(() -> settlement(identifier)).run();
    Runnable serving = call(() -> serving(identifier));
    serving.run();
  }

  /** What is under way for the global database that it belongs to ends first. */
  private Runnable settlement(String identifier) {
    Ledger ledger = fleet.ledger();
    Settlement settlement = new Settlement(fleet.surroundings().globe());
    return ledger
        .cluster(identifier)
        .or(
            () ->
                ledger
                    .instance(identifier)
                    .map(DBInstance::dbClusterIdentifier)
                    .flatMap(ledger::cluster))
        .map(settlement::ofMember)
        .orElse(() -> {});
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
    fleet.close();
    logins.ifPresent(RadiusServer::close);
  }

  /** Tokens that the databases of this process know. */
  @Override
  public RdsUtilities utilities() {
    return tokens;
  }
}
