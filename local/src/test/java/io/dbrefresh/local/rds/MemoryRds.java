package io.dbrefresh.local.rds;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.PortListener;
import io.dbrefresh.local.rds.fleet.Surroundings;
import io.dbrefresh.local.rds.fleet.Timings;
import io.dbrefresh.local.time.WallTimeline;
import java.nio.file.Path;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS on the wall clock without servers, for tests of other packages. */
public final class MemoryRds implements AutoCloseable {
  private final WallTimeline timeline = new WallTimeline();
  private final LocalRds rds;

  /** Its records are in {@code folder}. */
  public MemoryRds(Path folder) {
    rds =
        LocalRds.open(
            timeline,
            folder,
            new MemoryStorage(),
            Timings.local(),
            new Surroundings(
                new Arns("us-east-1", "123456789012"),
                Secrets.in(folder.resolve("secrets"), timeline.clock()).owned("rds"),
                PortListener.NONE));
  }

  /** The client of another region of the same account, whose records are in {@code folder}. */
  public RdsClient beside(Path folder, String region) {
    return rds.beside(folder, region);
  }

  /** Its client. */
  public RdsClient client() {
    return rds;
  }

  @Override
  public void close() {
    rds.close();
    timeline.close();
  }
}
