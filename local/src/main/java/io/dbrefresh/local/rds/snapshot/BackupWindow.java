package io.dbrefresh.local.rds.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a day's automated backup begins: PreferredBackupWindow, {@code hh24:mi-hh24:mi} in UTC (RDS
 * User Guide, "Backup window").
 */
public final class BackupWindow {
  private static final int TIME = 5;

  /** The service assigns half an hour of eight that differ by region; these are us-east-1's. */
  private static final LocalTime FIRST = LocalTime.of(3, 0);

  private static final int WINDOWS = 16;
  private static final Duration LENGTH = Duration.ofMinutes(30);

  private final LocalTime begin;

  private BackupWindow(LocalTime begin) {
    this.begin = begin;
  }

  /** The window of a database that was created without one. */
  public static String assigned(String resourceId) {
    LocalTime opens =
        FIRST.plus(LENGTH.multipliedBy(Math.floorMod(resourceId.hashCode(), WINDOWS)));
    return opens + "-" + opens.plus(LENGTH);
  }

  static BackupWindow of(@Nullable String preferred, String resourceId) {
    String window = preferred == null ? assigned(resourceId) : preferred;
    return new BackupWindow(LocalTime.parse(window.substring(0, TIME)));
  }

  /** When the window opened the last time. */
  Instant last(Instant now) {
    ZonedDateTime today = now.atZone(ZoneOffset.UTC).with(begin);
    Instant opened = today.toInstant();
    return opened.isAfter(now) ? opened.minus(Duration.ofDays(1)) : opened;
  }
}
