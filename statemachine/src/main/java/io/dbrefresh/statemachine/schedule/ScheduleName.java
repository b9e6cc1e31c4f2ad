package io.dbrefresh.statemachine.schedule;

/**
 * The name of a refresh file's schedule, {@code <application>-<target instance>}. EventBridge
 * Scheduler takes 64 characters, letters, digits, {@code -}, {@code _} and {@code .}
 * (CreateSchedule, "Name").
 */
public final class ScheduleName {
  private static final int LONGEST = 64;

  private ScheduleName() {}

  /** The name for a target; of a longer one, the end is replaced by a number that stands for it. */
  public static String of(String application, String target) {
    String whole = (application + "-" + target).replaceAll("[^A-Za-z0-9_.-]", "_");
    if (whole.length() <= LONGEST) {
      return whole;
    }
    String number = "-" + Integer.toHexString(whole.hashCode());
    return whole.substring(0, LONGEST - number.length()) + number;
  }
}
