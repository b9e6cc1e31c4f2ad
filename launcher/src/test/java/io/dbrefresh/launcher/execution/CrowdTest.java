package io.dbrefresh.launcher.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.simulation.crowd.Quotas;
import io.dbrefresh.local.simulation.world.Durations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many refreshes at once, in a region with quotas. */
class CrowdTest {
  private static final int SOURCES_AND_BYSTANDER = 2;

  @TempDir Path folder;

  @Test
  void all_complete_though_the_services_throttle() {
    Quotas tight = Quotas.ofARegion().instances(200).starts(new Quotas.Rate(5, 2));

    CrowdRun run = CrowdRun.of(CrowdRun.PROJECT, folder, 24, 24, tight, Durations.ofSweeps());

    assertThat(run.violation()).isEmpty();
    assertThat(run.refreshed()).isEqualTo(24);
    assertThat(run.told()).hasSize(24).isEqualTo(run.results());
    assertThat(run.refusals().starts()).isPositive();
  }

  @Test
  void what_the_quota_of_instances_has_no_room_for_is_refused_by_that_name_and_recovered() {
    Quotas full = Quotas.ofARegion().instances(20 + SOURCES_AND_BYSTANDER + 8);

    CrowdRun run = CrowdRun.of(CrowdRun.PROJECT, folder, 20, 20, full, Durations.ofSweeps());

    assertThat(run.violation()).isEmpty();
    assertThat(run.results()).hasSize(20);
    assertThat(run.refreshed()).isBetween(8L, 19L);
    assertThat(run.results())
        .filteredOn(it -> !it.ending().succeeded())
        .allSatisfy(
            it -> {
              assertThat(it.ending().failedStep()).isEqualTo("perform-restore");
              assertThat(it.ending().error() + it.ending().reason())
                  .contains("quota of this region is used up");
            });
    assertThat(run.refusals().mostInstances()).isLessThanOrEqualTo(30);
  }

  @Test
  void within_the_quota_a_smaller_number_at_a_time_refreshes_all() {
    Quotas full = Quotas.ofARegion().instances(20 + SOURCES_AND_BYSTANDER + 8);

    CrowdRun run = CrowdRun.of(CrowdRun.PROJECT, folder, 20, 4, full, Durations.ofSweeps());

    assertThat(run.violation()).isEmpty();
    assertThat(run.refreshed()).isEqualTo(20);
    assertThat(run.refusals().beyond()).isZero();
  }
}
