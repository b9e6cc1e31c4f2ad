package io.dbrefresh.launcher.execution;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The name of an execution, {@code <application>-<target>-<UTC time>}. Step Functions allows 80
 * characters (StartExecution, "name"); ours stop at 72, so that the name of the run's recovery,
 * {@code recover-<name>}, fits too.
 *
 * @param base the name without a number behind it
 */
public record ExecutionName(String base) {
  private static final int LONGEST = 72;
  private static final int NUMBER = 3;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** The name of a run of {@code target} that starts at {@code start}. */
  public static ExecutionName of(String application, String target, Instant start) {
    String ending = "-" + TIME.format(start);
    String whose = (application + "-" + target).replaceAll("[^A-Za-z0-9_-]", "_");
    int room = LONGEST - NUMBER - ending.length();
    return new ExecutionName(whose.substring(0, Math.min(room, whose.length())) + ending);
  }

  /** The name at the {@code attempt}th attempt, from 1: {@code -2}, {@code -3}, … behind it. */
  String at(int attempt) {
    return attempt == 1 ? base : base + "-" + attempt;
  }
}
