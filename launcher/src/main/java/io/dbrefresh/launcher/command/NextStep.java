package io.dbrefresh.launcher.command;

/** What to do, and to type, after a run has not refreshed its target. */
final class NextStep {
  private NextStep() {}

  static String after(String error, Launch launch) {
    return switch (error) {
      case "InvalidRefreshFile" -> "mend the refresh file, then: dbrefresh validate";
      case "TargetLocked" -> "when that run has ended: " + launch.again();
      case "NotAllowed", "NotFound" -> "put that right, then: " + launch.again();
      case "ScriptFailed" -> "mend the script, then: " + launch.again();
      default -> launch.again();
    };
  }
}
