package io.dbrefresh.local;

import io.dbrefresh.local.iam.LocalIam;
import io.dbrefresh.local.rds.LocalRds;
import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Globe;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.UserPolicies;
import io.dbrefresh.local.rds.server.ServerBinaries;
import io.dbrefresh.local.secretsmanager.OwnedSecrets;
import io.dbrefresh.local.store.Documents;
import io.dbrefresh.local.time.Timeline;
import java.nio.file.Files;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS of the account's regions with servers, in a folder that this process holds. */
record HeldDatabases(
    RegionFolder folder, ServerBinaries binaries, RegionProgress progress, Timeline timeline)
    implements Databases {

  @Override
  public RdsClient first(OwnedSecrets secrets) {
    PortListener ports =
        (identifier, asked, given) ->
            progress.doing(
                "Port %d is taken: %s answers at port %d".formatted(asked, identifier, given));
    Arns arns = new Arns(LocalRegion.REGION, LocalRegion.ACCOUNT_ID);
    LocalIam iam =
        new LocalIam(
            new Documents(folder.of(Services.IAM)), LocalRegion.ACCOUNT_ID, timeline.clock());
    UserPolicies policies = user -> iam.allows("rds-db:connect", user);
    Globe globe = new Globe();
    outages().all().forEach(globe::isolate);
    return LocalRds.open(
        timeline,
        folder.of("rds"),
        binaries,
        new Surroundings(arns, secrets, ports, Surroundings.CLONES, policies, globe));
  }

  @Override
  public RdsClient second(RdsClient first) {
    if (first instanceof LocalRds servers) {
      return servers.beside(folder.ofSecond(), LocalRegion.SECOND_REGION);
    }
    throw new IllegalStateException("The first region has no servers");
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
