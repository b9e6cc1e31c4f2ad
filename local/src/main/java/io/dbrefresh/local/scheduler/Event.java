package io.dbrefresh.local.scheduler;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * One time at which a schedule fires.
 *
 * @param arn the schedule's ARN
 * @param attempt from 1
 */
record Event(String arn, Instant time, int attempt) {
  private static final int LENGTH = 16;

  /** The input with the context attributes filled in ("Adding context attributes"). */
  String filled(String input) {
    return input
        .replace("<aws.scheduler.schedule-arn>", arn)
        .replace("<aws.scheduler.scheduled-time>", time.truncatedTo(ChronoUnit.SECONDS).toString())
        .replace("<aws.scheduler.execution-id>", id())
        .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt));
  }

  /** The same for the same time of the same schedule. */
  private String id() {
    String seed = arn + "/" + time;
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, LENGTH);
  }
}
