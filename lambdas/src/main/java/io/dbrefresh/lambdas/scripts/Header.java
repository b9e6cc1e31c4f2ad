package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments at the top of a script say to dbrefresh: {@code -- dbrefresh:
 * not-transactional}, a line of its own before the first statement.
 *
 * @param transactional whether the script is one transaction
 */
record Header(boolean transactional) {
  private static final int LONGEST = 1 << 16;
  private static final Pattern LINE =
      Pattern.compile("^(?:--|#)\\s*dbrefresh\\s*:\\s*(.*?)\\s*$", Pattern.CASE_INSENSITIVE);

  /** Looks ahead; takes nothing. */
  static Header of(ScriptBytes bytes) throws IOException {
    int at = 0;
    for (int line = 1; at < LONGEST; line++) {
      StringBuilder text = new StringBuilder();
      int next = bytes.peek(at++);
      while (next != '\n' && next != ScriptBytes.END && at < LONGEST) {
        text.append((char) next);
        next = bytes.peek(at++);
      }
      String comment = text.toString().strip();
      if (!comment.isEmpty() && !comment.startsWith("--") && !comment.startsWith("#")) {
        break;
      }
      Matcher said = LINE.matcher(comment);
      if (said.matches()) {
        return said(said.group(1), line);
      }
      if (next == ScriptBytes.END) {
        break;
      }
    }
    return new Header(true);
  }

  private static Header said(String word, int line) {
    return switch (word) {
      case "not-transactional" -> new Header(false);
      case "transactional" -> new Header(true);
      default ->
          throw new ScriptSyntaxException(
              line,
              "\"dbrefresh: %s\" is not known; a script is transactional or not-transactional"
                  .formatted(word));
    };
  }
}
