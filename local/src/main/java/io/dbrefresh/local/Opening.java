package io.dbrefresh.local;

import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.rds.server.ServerProgress;
import io.dbrefresh.local.rds.server.ServerStorage;
import io.dbrefresh.local.sample.SampleSources;
import io.dbrefresh.local.store.CorruptStoreException;
import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens a region for the life of a process, and creates what is missing of it. */
final class Opening {
  /** A local restore takes a second where RDS takes an hour; people's wait_time is for RDS. */
  private static final int HASTE = 100;

  private final RegionFolder folder;
  private final Path project;
  private final ServerBinaries binaries;
  private final RegionProgress progress;
  private final Wiring wiring;

  /** {@code servers} is the folder of the server programs, which regions share. */
  Opening(RegionFolder folder, Path project, Path servers, RegionProgress progress, Wiring wiring) {
    this.folder = folder;
    this.project = project;
    this.progress = progress;
    this.wiring = wiring;
    binaries = new ServerBinaries(servers, new Told(progress));
  }

  /** Reads a region, whoever holds it. */
  static LocalRegion read(RegionFolder folder, Path project) {
    folder.requireRegion();
    Timeline timeline = new WallTimeline();
    try {
      Databases databases = new ReadDatabases(folder, timeline.clock());
      Services services = new Services(folder, project, timeline, Wiring.DIRECT, databases);
      return new LocalRegion(services, name -> {}, timeline, Optional.empty());
    } catch (CorruptStoreException damaged) {
      timeline.close();
      throw damaged(folder, damaged);
    }
  }

  /** Removes a region; answers whether there was one. */
  static boolean reset(RegionFolder folder) {
    if (folder.vacant()) {
      return false;
    }
    if (!folder.exists()) {
      throw folder.foreign();
    }
    RegionLock lock = RegionLock.take(folder, Clock.systemUTC());
    try {
      stopServers(folder);
      folder.delete();
      return true;
    } finally {
      lock.close();
    }
  }

  /** {@code samples} says whether the sample databases belong to the region. */
  LocalRegion open(Definitions definitions, boolean samples) {
    if (folder.vacant()) {
      progress.doing("Creating the local region in " + folder.root());
      folder.create(Clock.systemUTC());
    }
    folder.requireRegion();
    Optional<RegionHolder> before = RegionLock.noted(folder);
    RegionLock lock = RegionLock.take(folder, Clock.systemUTC());
    try {
      return open(lock, before, definitions, samples);
    } catch (CorruptStoreException damaged) {
      throw damaged(folder, damaged);
    } catch (RuntimeException thrown) {
      throw folder.diskFull(thrown).map(full -> (RuntimeException) full).orElse(thrown);
    }
  }

  private LocalRegion open(
      RegionLock lock, Optional<RegionHolder> before, Definitions definitions, boolean samples) {
    Timeline timeline = new WallTimeline(HASTE);
    Optional<AccountRegions> servers = Optional.empty();
    try {
      Databases databases = new HeldDatabases(folder, binaries, progress, timeline);
      Services services = new Services(folder, project, timeline, wiring, databases);
      servers = Optional.of(services.regions);
      services.regions.open();
      SampleSources sources = samples(services);
      furnish(services, timeline, definitions);
      if (samples) {
        sources.create();
      }
      List<String> aborted = services.sfn.abortInterrupted(cause(before));
      Recoveries recoveries = new Recoveries(services.sfn, progress);
      recoveries.await(aborted, machines(services).arn(StateMachines.REFRESH));
      recoveries.await(aborted, machines(services).arn(StateMachines.GLOBAL));
      return new LocalRegion(services, sources::ensure, timeline, Optional.of(lock));
    } catch (RuntimeException thrown) {
      servers.ifPresent(AccountRegions::close);
      timeline.close();
      lock.close();
      throw thrown;
    }
  }

  private static void furnish(Services services, Timeline timeline, Definitions definitions) {
    new Foundation(services.dynamoDb, services.sns).lay();
    StateMachines machines = machines(services);
    machines.bringUpToDate(definitions);
    Stream.of(StateMachines.REFRESH, StateMachines.GLOBAL)
        .map(machines::arn)
        .forEach(arn -> services.sfn.onStatusChange(new RecoveryRule(services.sfn, timeline, arn)));
  }

  private SampleSources samples(Services services) {
    return new SampleSources(
        services.rds,
        services.regions::rds,
        services.secrets,
        folder.documents(),
        project.resolve("sqlscripts"),
        progress::doing);
  }

  private static StateMachines machines(Services services) {
    return new StateMachines(services.sfn, LocalRegion.REGION, LocalRegion.ACCOUNT_ID);
  }

  private static String cause(Optional<RegionHolder> before) {
    return before
        .map(
            holder ->
                "Process %d (%s) ended while it ran this execution"
                    .formatted(holder.pid(), holder.command()))
        .orElse("The process that ran this execution ended before it did");
  }

  static RegionFolderException damaged(RegionFolder folder, CorruptStoreException damaged) {
    return new RegionFolderException(
        folder.root(),
        damaged.getMessage()
            + ". `dbrefresh local reset` removes the region; it is made anew when it is next used",
        damaged);
  }

  /** Ends the servers that a process left behind which was killed. */
  static void stopServers(RegionFolder folder) {
    ServerBinaries binaries =
        new ServerBinaries(ServerBinaries.defaultFolder(), ServerProgress.NONE);
    for (Path rds : List.of(folder.of("rds"), folder.ofSecond())) {
      if (Files.isDirectory(rds)) {
        new ServerStorage(rds, binaries).close();
      }
    }
  }

  /** Hands on what the servers' programs tell while they are fetched. */
  private record Told(RegionProgress progress) implements ServerProgress {
    @Override
    public void fetching(String name, long bytesSoFar, long bytesTotal) {
      progress.fetching(name, bytesSoFar, bytesTotal);
    }

    @Override
    public void unpacking(String name) {
      progress.doing("Unpacking " + name);
    }

    @Override
    public void ready(String name) {
      progress.doing(name + " is ready");
    }
  }
}
