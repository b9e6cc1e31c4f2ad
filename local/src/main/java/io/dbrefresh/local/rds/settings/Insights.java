package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * Performance Insights: a retention in days and a KMS key that stays as long as it is on (RDS API
 * Reference, ModifyDBInstance, "PerformanceInsightsRetentionPeriod",
 * "PerformanceInsightsKMSKeyId").
 *
 * @param on whether it is on
 * @param days 7, 731 or months of 31 days from 1 to 23; none when it is off
 * @param key the key's ARN, identifier or alias; none when it is off
 */
record Insights(boolean on, Optional<Integer> days, Optional<String> key) {
  private static final int WEEK = 7;
  private static final int MONTH = 31;
  private static final int MONTHS = 23;
  private static final int TWO_YEARS = 731;

  static Insights of(DBInstance instance) {
    return of(
        instance.performanceInsightsEnabled(),
        instance.performanceInsightsRetentionPeriod(),
        instance.performanceInsightsKMSKeyId());
  }

  static Insights of(DBCluster cluster) {
    return of(
        cluster.performanceInsightsEnabled(),
        cluster.performanceInsightsRetentionPeriod(),
        cluster.performanceInsightsKMSKeyId());
  }

  private static Insights of(@Nullable Boolean on, @Nullable Integer days, @Nullable String key) {
    return new Insights(
        Boolean.TRUE.equals(on), Optional.ofNullable(days), Optional.ofNullable(key));
  }

  /** What {@code request} makes of it; {@code defaultKey} is the account's own for RDS. */
  Insights with(RdsRequest request, String defaultKey) {
    Optional<Integer> asked = Given.number(request, "PerformanceInsightsRetentionPeriod");
    Optional<String> askedKey = Given.text(request, "PerformanceInsightsKMSKeyId");
    boolean now = request.getValueForField("EnablePerformanceInsights", Boolean.class).orElse(on);
    if (!now) {
      if (asked.isPresent() || askedKey.isPresent()) {
        throw Faults.parameterCombination(
            "To specify PerformanceInsightsRetentionPeriod or PerformanceInsightsKMSKeyId, you must"
                + " enable Performance Insights.");
      }
      return new Insights(false, Optional.empty(), Optional.empty());
    }
    if (on && askedKey.isPresent() && !askedKey.equals(key)) {
      throw Faults.parameterCombination(
          "You can't change the KMS key of Performance Insights once it is enabled.");
    }
    return new Insights(
        true,
        Optional.of(valid(asked.or(() -> days).orElse(WEEK))),
        askedKey.or(() -> key).or(() -> Optional.of(defaultKey)));
  }

  private static int valid(int days) {
    boolean months = days % MONTH == 0 && days >= MONTH && days <= MONTH * MONTHS;
    if (days != WEEK && days != TWO_YEARS && !months) {
      throw Faults.parameterValue(
          "Invalid Performance Insights retention period: %d. Valid values are: 7, 731, and"
                  .formatted(days)
              + " multiples of 31 from 31 to 713.");
    }
    return days;
  }
}
