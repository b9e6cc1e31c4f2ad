package io.dbrefresh.local.rds.snapshot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/** Names of automated snapshots: {@code rds:<database>-YYYY-MM-DD-HH-MM}, in UTC. */
final class SnapshotName {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private SnapshotName() {}

  /** A second database may have had the name within the minute: its snapshot has a number more. */
  static String free(String database, Instant now, Predicate<String> taken) {
    String name = "rds:" + database + "-" + MINUTE.format(now);
    String free = name;
    for (int next = 2; taken.test(free); next++) {
      free = name + "-" + next;
    }
    return free;
  }
}
