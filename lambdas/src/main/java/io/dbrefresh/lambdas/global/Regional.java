package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.rds.Databases;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS by region; a client is made when its region is first asked for. */
final class Regional {
  private final Function<Region, RdsClient> making;
  private final Map<String, RdsClient> made = new ConcurrentHashMap<>();

  Regional(Function<Region, RdsClient> making) {
    this.making = making;
  }

  /** RDS of the region; calls fail with an SdkClientException while it cannot be reached. */
  RdsClient in(String region) {
    return made.computeIfAbsent(region, name -> making.apply(Region.of(name)));
  }

  Databases databases(String region) {
    return new Databases(in(region));
  }
}
