package io.dbrefresh.lambdas.scripts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that a statement begins with, in upper case, also those in an executed comment. */
record Words(List<String> all) {
  private static final int LOOKED_AT = 2000;
  private static final int KEPT = 8;

  /** Of what is no word, comments and quotes are passed over as a whole. */
  private static final Pattern WORD =
      Pattern.compile(
          "/\\*M?!\\d*|/\\*(?s:.*?)\\*/|--[^\\n]*|#[^\\n]*|'[^']*'|`[^`]*`|\"[^\"]*\""
              + "|([A-Za-z_@][\\w@$]*)");

  static Words of(String statement) {
    Matcher matcher = WORD.matcher(statement);
    matcher.region(0, Math.min(LOOKED_AT, statement.length()));
    List<String> words = new ArrayList<>(KEPT);
    while (words.size() < KEPT && matcher.find()) {
      if (matcher.group(1) != null) {
        words.add(matcher.group(1).toUpperCase(Locale.ROOT));
      }
    }
    return new Words(words);
  }

  /** The word at {@code place}, from 0; empty where there are not so many. */
  String get(int place) {
    return place < all.size() ? all.get(place) : "";
  }

  boolean has(String word) {
    return all.contains(word);
  }
}
