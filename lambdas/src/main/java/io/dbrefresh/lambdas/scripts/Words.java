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
  private static final Pattern SKIPPED =
      Pattern.compile("/\\*M?!\\d*|/\\*(?s:.*?)\\*/|--[^\\n]*|#[^\\n]*|'[^']*'|`[^`]*`|\"[^\"]*\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_@][\\w@$]*");

  static Words of(String statement) {
    String start = statement.substring(0, Math.min(LOOKED_AT, statement.length()));
    Matcher matcher = WORD.matcher(SKIPPED.matcher(start).replaceAll(" "));
    List<String> words = new ArrayList<>();
    while (words.size() < KEPT && matcher.find()) {
      words.add(matcher.group().toUpperCase(Locale.ROOT));
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
