package io.dbrefresh.launcher.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The way out that the reasons of a run name: another command, or flags. The machine does not know
 * how its user reaches it; so what is to be typed is taken out of the reasons, and said once.
 */
final class WayOut {
  private static final Pattern COMMAND =
      Pattern.compile(": (dbrefresh global [^\\n.;,]*[^\\s.;,])");
  private static final Pattern FLAG =
      Pattern.compile("(?:[Aa]llow it|have it done) with (--[a-z-]+)");

  private final String reason;
  private final List<String> lines;

  WayOut(String reason) {
    this.reason = reason;
    lines = reason.lines().toList();
  }

  /** The reasons, one a line, without the command. */
  List<String> reasons() {
    return lines.stream().map(line -> COMMAND.matcher(line).replaceFirst(".")).toList();
  }

  /** The command instead of which there is no other way. */
  Optional<String> command() {
    Matcher found = COMMAND.matcher(reason);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** The flags without which it is refused. */
  Set<String> flags() {
    return FLAG.matcher(reason)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether nothing else than flags is missing. */
  boolean isFlagsOnly() {
    return !lines.isEmpty() && lines.stream().allMatch(line -> FLAG.matcher(line).find());
  }
}
