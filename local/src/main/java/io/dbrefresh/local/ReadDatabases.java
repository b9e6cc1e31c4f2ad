package io.dbrefresh.local;

import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.secretsmanager.OwnedSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS of the account's regions for reading, whoever holds them. */
record ReadDatabases(RegionFolder folder, Clock clock) implements Databases {
  private RdsClient of(Path rds, String region) {
    List<Path> all = List.of(folder.of("rds"), folder.ofSecond());
    return LocalRds.reading(clock, rds, all, new Arns(region, LocalRegion.ACCOUNT_ID));
  }

  @Override
  public RdsClient first(OwnedSecrets secrets) {
    return of(folder.of("rds"), LocalRegion.REGION);
  }

  @Override
  public RdsClient second(RdsClient first) {
    return of(folder.ofSecond(), LocalRegion.SECOND_REGION);
  }

  @Override
  public boolean secondExists() {
    return Files.isDirectory(folder.ofSecond());
  }

  @Override
  public Outages outages() {
    return new Outages(folder.documents());
  }
}
