package io.dbrefresh.local.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** {@code StringMatches}: a star stands for any characters, and for itself after a backslash. */
final class Wildcards {
  private Wildcards() {}

  static boolean matches(JsonNode value, JsonNode pattern) {
    return value.isTextual()
        && pattern.isTextual()
        && regex(pattern.asText()).matcher(value.asText()).matches();
  }

  private static Pattern regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == '*') {
        regex.append(".*");
      } else {
        boolean escapes = c == '\\' && at + 1 < pattern.length();
        regex.append(Pattern.quote(String.valueOf(escapes ? pattern.charAt(++at) : c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
