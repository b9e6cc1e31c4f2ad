package io.dbrefresh.launcher.command;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What to do, and to type, after a run has not refreshed its target. */
final class NextStep {
  /** A finding's line, {@code file /pointer: what was found}. */
  private static final Pattern PLACE = Pattern.compile("^(\\S+ /\\S*): ", Pattern.MULTILINE);

  /** The file is not at fault where only what the launch has added to it is wrong. */
  private static final Pattern LAUNCH = Pattern.compile("(.* )?/launch/from: .*");

  private NextStep() {}

  /** {@code reason} is what the error says, a line for each finding. */
  static String after(String error, String reason, Launch launch) {
    return switch (error) {
      case "InvalidRefreshFile" ->
          ofLaunch(reason)
              ? "begin with a step that there is, or with the first one: " + launch.again()
              : "mend " + places(reason).orElse("the refresh file") + ", then: dbrefresh validate";
      case "TargetLocked" -> "when that run has ended: " + launch.again();
      case "NotAllowed", "NotFound" ->
          "put " + places(reason).orElse("that") + " right, then: " + launch.again();
      case "ScriptFailed" -> "mend the script, then: " + launch.again();
      default -> launch.again();
    };
  }

  private static boolean ofLaunch(String reason) {
    return !reason.isEmpty() && reason.lines().allMatch(LAUNCH.asMatchPredicate());
  }

  /** Where in the refresh file stands what was refused. */
  private static Optional<String> places(String reason) {
    String places =
        PLACE
            .matcher(reason)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .collect(Collectors.joining(" and "));
    return Optional.of(places).filter(found -> !found.isEmpty());
  }
}
