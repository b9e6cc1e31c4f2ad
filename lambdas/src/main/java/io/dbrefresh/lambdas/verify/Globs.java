package io.dbrefresh.lambdas.verify;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with wildcards: {@code *} is any characters, {@code ?} is one; case does not matter. */
final class Globs {
  private final Pattern pattern;

  Globs(List<String> globs) {
    pattern =
        Pattern.compile(
            globs.stream().map(Globs::regex).collect(Collectors.joining("|", "(?i)(?:", ")")));
  }

  boolean match(String name) {
    return pattern.matcher(name).matches();
  }

  private static String regex(String glob) {
    return "\\Q"
        + glob.replace("\\E", "\\E\\\\E\\Q").replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q")
        + "\\E";
  }
}
