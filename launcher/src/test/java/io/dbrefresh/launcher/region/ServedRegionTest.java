package io.dbrefresh.launcher.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;

/** A region with its databases, served by one opener and used by another. */
class ServedRegionTest {
  private static final Map<String, AttributeValue> LOCK =
      Map.of("target", AttributeValue.fromS("kept"));

  private final RegionsOfThisHost regions =
      new RegionsOfThisHost(Path.of("..").toAbsolutePath().normalize());
  private final List<String> said = new CopyOnWriteArrayList<>();
  private @TempDir Path temp = Path.of("");

  private final RegionNews news =
      new RegionNews() {
        @Override
        public void doing(String sentence) {
          said.add(sentence);
        }

        @Override
        public void fetching(String what, long bytes, long total) {}
      };

  @Test
  void a_region_that_is_served_is_used_where_it_is_served_and_keeps_its_data() {
    Path folder = temp.resolve("region");
    try (ServedRegion served = regions.serve(folder, 0, news);
        AwsClients clients = regions.open(folder, news)) {
      assertThat(said.get(said.size() - 1)).contains("serves at " + served.endpoint());
      assertThat(clients.local()).isTrue();
      clients.dynamoDb().get().putItem(r -> r.tableName("dbrefresh-locks").item(LOCK));
      clients.servers().orElseThrow().ensureRunning("mysqlinstp");
      assertThatThrownBy(() -> clients.servers().orElseThrow().ensureRunning("none"))
          .hasMessageContaining("none");
      assertThatThrownBy(() -> regions.serve(folder, 0, news))
          .isInstanceOf(RegionHeldException.class);
    }

    try (AwsClients clients = regions.open(folder, news)) {
      assertThat(clients.dynamoDb().get().scan(r -> r.tableName("dbrefresh-locks")).items())
          .contains(LOCK);
      assertThat(clients.rds().get().describeDBInstances().dbInstances())
          .extracting("dbInstanceIdentifier")
          .contains("mysqlinstp", "auposinstp");
    }
    regions.reset(folder);
  }

  @Test
  void a_region_that_is_served_is_cut_off_and_mended_where_it_is_served() {
    Path folder = temp.resolve("region");
    try (ServedRegion served = regions.serve(folder, 0, news);
        AwsClients first = regions.open(folder, news)) {
      assertThat(first.others()).isEmpty();
      first.servers().orElseThrow().cut("us-west-2");
      try (AwsClients clients = regions.open(folder, news)) {
        RdsClient west = clients.others().get(0).rds().get();
        assertThat(clients.others().get(0).region()).isEqualTo("us-west-2");
        assertThatThrownBy(west::describeDBClusters).isInstanceOf(SdkClientException.class);
        assertThat(clients.rds().get().describeDBInstances().dbInstances()).isNotEmpty();

        clients.servers().orElseThrow().mend("us-west-2");

        assertThat(west.describeDBClusters().dbClusters()).isEmpty();
      }
      assertThat(served.endpoint()).isNotNull();
    }
    regions.reset(folder);
  }
}
