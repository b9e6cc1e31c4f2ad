package io.dbrefresh.local;

import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Arns;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * RDS of the account's regions. The second is opened when it is first asked for, or has been used
 * before; who does not use it does not pay for it. Clients of a region that is cut off fail.
 */
final class AccountRegions implements AutoCloseable {
  private final Databases databases;
  private final Outages outages;
  private final RdsClient first;
  private final Map<String, Set<String>> answered = new HashMap<>();
  private Optional<RdsClient> second = Optional.empty();

  AccountRegions(Databases databases, RdsClient first) {
    this.databases = databases;
    this.first = first;
    outages = databases.outages();
  }

  /** The regions there are. */
  static List<Region> all() {
    return List.of(Region.of(LocalRegion.REGION), Region.of(LocalRegion.SECOND_REGION));
  }

  /** Opens what has been used before. */
  void open() {
    if (databases.secondExists()) {
      second();
    }
  }

  private synchronized RdsClient second() {
    RdsClient opened = second.orElseGet(() -> databases.second(first));
    second = Optional.of(opened);
    return opened;
  }

  /** The names of those that have been used, the first region's always. */
  static List<String> used(RegionFolder folder) {
    return all().stream()
        .map(Region::id)
        .filter(name -> name.equals(LocalRegion.REGION) || Files.isDirectory(folder.ofSecond()))
        .toList();
  }

  /** RDS of a region. */
  RdsClient rds(Region region) {
    return reached(RdsClient.class, () -> inner(region.id()), region);
  }

  /** A client of a region that fails while it cannot be reached. */
  <T> T reached(Class<T> type, Supplier<T> client, Region region) {
    String name = required(region.id());
    return Unreachable.unless(() -> outages.reachable(name), type, client, name);
  }

  private static String required(String region) {
    if (all().stream().noneMatch(known -> known.id().equals(region))) {
      throw new IllegalArgumentException(
          "The local region has no region %s; it has %s and %s"
              .formatted(region, LocalRegion.REGION, LocalRegion.SECOND_REGION));
    }
    return region;
  }

  private RdsClient inner(String region) {
    return required(region).equals(LocalRegion.REGION) ? first : second();
  }

  void cutOff(Region region, Clock clock) {
    LocalRds servers = servers(region.id());
    if (outages.reachable(region.id())) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      outages.begin(region.id(), now);
      answered.put(region.id(), servers.isolate(now));
    }
  }

  void rejoin(Region region) {
    LocalRds servers = servers(region.id());
    if (!outages.reachable(region.id())) {
      outages.end(region.id());
      servers.rejoin(Optional.ofNullable(answered.remove(region.id())).orElse(Set.of()));
    }
  }

  private LocalRds servers(String region) {
    if (inner(region) instanceof LocalRds servers) {
      return servers;
    }
    throw new UnsupportedOperationException(
        "The local region was opened for reading; it starts no servers");
  }

  /** Starts a database's server, in the region that its ARN names, or in the first that has it. */
  void ensureRunning(String nameOrArn) {
    String region = new Arns(LocalRegion.REGION, LocalRegion.ACCOUNT_ID).region(nameOrArn);
    try {
      ensureRunning(nameOrArn, region);
    } catch (DbInstanceNotFoundException elsewhere) {
      if (nameOrArn.startsWith("arn:") || !databases.secondExists()) {
        throw elsewhere;
      }
      ensureRunning(nameOrArn, LocalRegion.SECOND_REGION);
    }
  }

  private void ensureRunning(String nameOrArn, String region) {
    LocalRds servers = servers(region);
    if (!outages.reachable(region)) {
      throw Unreachable.failure(RdsClient.class, region);
    }
    servers.ensureRunning(nameOrArn);
  }

  @Override
  public void close() {
    Stream.concat(second.stream(), Stream.of(first)).forEach(RdsClient::close);
  }
}
