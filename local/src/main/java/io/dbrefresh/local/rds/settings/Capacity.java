package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.RdsRequest;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfiguration;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;

/**
 * The capacity of Aurora Serverless v2, in Aurora capacity units of 2 GiB (RDS API Reference,
 * "ServerlessV2ScalingConfiguration"): steps of a half, the least from 0, the most from 1 to 256.
 */
final class Capacity {
  private static final double MOST = 256;
  private static final int SHORTEST_PAUSE = 300;
  private static final int LONGEST_PAUSE = 86_400;

  private Capacity() {}

  /** Sets what {@code request} gives; what it leaves out stays as {@code before} has it. */
  static void set(DBCluster.Builder record, RdsRequest request, DBCluster before) {
    Optional<ServerlessV2ScalingConfiguration> given =
        request.getValueForField(
            "ServerlessV2ScalingConfiguration", ServerlessV2ScalingConfiguration.class);
    if (given.isEmpty()) {
      return;
    }
    Optional<ServerlessV2ScalingConfigurationInfo> had =
        Optional.ofNullable(before.serverlessV2ScalingConfiguration());
    double least =
        bound(
            "minimum",
            given.get().minCapacity(),
            had.map(ServerlessV2ScalingConfigurationInfo::minCapacity),
            0);
    double most =
        bound(
            "maximum",
            given.get().maxCapacity(),
            had.map(ServerlessV2ScalingConfigurationInfo::maxCapacity),
            1);
    if (least > most) {
      throw Faults.parameterCombination(
          "The minimum capacity %s of Serverless v2 is more than the maximum capacity %s."
              .formatted(least, most));
    }
    record.serverlessV2ScalingConfiguration(
        info ->
            info.minCapacity(least)
                .maxCapacity(most)
                .secondsUntilAutoPause(pause(given.get(), least)));
  }

  private static double bound(
      String which, @Nullable Double given, Optional<Double> had, double from) {
    double value =
        Optional.ofNullable(given)
            .or(() -> had)
            .orElseThrow(
                () ->
                    Faults.parameterCombination(
                        "The " + which + " capacity of Serverless v2 must be given."));
    if (value < from || value > MOST || 2 * value != Math.rint(2 * value)) {
      throw Faults.parameterValue(
          "Serverless v2 %s capacity %s isn't valid. It must be from %s to %s, in steps of 0.5."
              .formatted(which, value, from, MOST));
    }
    return value;
  }

  /** Seconds; only a cluster that may scale to nothing pauses. */
  private static @Nullable Integer pause(ServerlessV2ScalingConfiguration given, double least) {
    Integer seconds = given.secondsUntilAutoPause();
    if (least > 0) {
      if (seconds != null) {
        throw Faults.parameterCombination(
            "SecondsUntilAutoPause is for a minimum capacity of 0 only.");
      }
      return null;
    }
    if (seconds != null && (seconds < SHORTEST_PAUSE || seconds > LONGEST_PAUSE)) {
      throw Faults.parameterValue(
          "SecondsUntilAutoPause must be from %d to %d.".formatted(SHORTEST_PAUSE, LONGEST_PAUSE));
    }
    return seconds == null ? Integer.valueOf(SHORTEST_PAUSE) : seconds;
  }
}
