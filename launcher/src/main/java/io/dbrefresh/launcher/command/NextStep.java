package io.dbrefresh.launcher.command;

import java.util.regex.Pattern;

/** What to do, and to type, after a run has not refreshed its target. */
final class NextStep {
  /** The file is not at fault where only what the launch has added to it is wrong. */
  private static final Pattern LAUNCH = Pattern.compile("(.* )?/launch/from: .*");

  private NextStep() {}

  static String after(String error, String reason, Launch launch) {
    return switch (error) {
      case "InvalidRefreshFile" ->
          ofLaunch(reason)
              ? "begin with a step that there is, or with the first one: " + launch.again()
              : "mend the refresh file, then: dbrefresh validate";
      case "TargetLocked" -> "when that run has ended: " + launch.again();
      case "NotAllowed", "NotFound" -> "put that right, then: " + launch.again();
      case "ScriptFailed" -> "mend the script, then: " + launch.again();
      default -> launch.again();
    };
  }

  private static boolean ofLaunch(String reason) {
    return !reason.isEmpty() && reason.lines().allMatch(LAUNCH.asMatchPredicate());
  }
}
