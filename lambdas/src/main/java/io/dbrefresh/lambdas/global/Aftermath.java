package io.dbrefresh.lambdas.global;

import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.global.Operation;
import io.dbrefresh.statemachine.global.Secondary;
import io.dbrefresh.statemachine.plan.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** How the world stands after a run that did not come to its end. */
final class Aftermath {
  /** How long a change of roles that goes on is waited for. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** How long regions that do not answer are asked again. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final Regional rds;
  private final GlobalPlan plan;
  private final List<String> regions;
  private final List<String> left = new ArrayList<>();
  private Optional<GlobalView> view = Optional.empty();
  private Optional<String> silence = Optional.empty();

  Aftermath(Regional rds, GlobalPlan plan, String home) {
    this.rds = rds;
    this.plan = plan;
    this.regions = List.of(plan.to().region(), plan.from().region(), home);
  }

  /** What is waited for; empty when the world stands still, or has been waited for enough. */
  Optional<String> going(Instant since, Instant now) {
    Duration waited = Duration.between(since, now);
    try {
      view = new GlobalLook(rds).at(plan.order().globalCluster(), regions);
    } catch (SdkClientException silent) {
      silence = Optional.of("no region answers: " + silent.getMessage());
      return silence.filter(it -> waited.compareTo(SILENCE) < 0);
    }
    return view.filter(GlobalView::isSwitching)
        .filter(it -> waited.compareTo(PATIENCE) < 0)
        .map(GlobalView::standing);
  }

  /** Who does what, what is half done, and what to type next; a sentence each. */
  List<String> left() {
    String name = plan.order().globalCluster();
    left.add(
        view.map(it -> it.standing() + ", with " + it.roles())
            .or(() -> silence)
            .orElse("there is no global cluster " + name));
    if (plan.order().operation() == Operation.REJOIN) {
      plan.secondary().ifPresent(this::old);
      left.add("dbrefresh global rejoin %s goes on from here".formatted(name));
    }
    return List.copyOf(left);
  }

  /** A side that was to go and is still there is protected again, as it was. */
  private void old(Secondary secondary) {
    String place = secondary.place().standing();
    try {
      Optional<DBCluster> there =
          rds.databases(secondary.place().region())
              .cluster(secondary.place().cluster())
              .filter(it -> secondary.resourceId().equals(it.dbClusterResourceId()));
      there.ifPresent(it -> left.add("the old %s is there, %s".formatted(place, it.status())));
      if (there.filter(it -> bare(it, secondary)).isPresent()) {
        rds.in(secondary.place().region())
            .modifyDBCluster(
                it ->
                    it.dbClusterIdentifier(secondary.place().cluster())
                        .deletionProtection(true)
                        .applyImmediately(true));
        left.add(place + " is protected from deletion again");
      }
    } catch (SdkException e) {
      left.add("%s: %s".formatted(place, e.getMessage()));
    }
  }

  private static boolean bare(DBCluster there, Secondary secondary) {
    boolean was = secondary.settings().flag(Setting.DELETION_PROTECTION).orElse(false);
    return was
        && "available".equals(there.status())
        && !Boolean.TRUE.equals(there.deletionProtection());
  }
}
