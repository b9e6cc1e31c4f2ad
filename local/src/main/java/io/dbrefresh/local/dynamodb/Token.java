package io.dbrefresh.local.dynamodb;

import java.util.Locale;

/**
 * A piece of an expression.
 *
 * @param text as it is written
 * @param position where it begins, counted from zero
 */
record Token(Kind kind, String text, int position) {

  /** What a token can be. */
  enum Kind {
    /** An attribute's name, a keyword, or a function's name. */
    WORD,
    /** {@code #name}. */
    NAME_PLACEHOLDER,
    /** {@code :value}. */
    VALUE_PLACEHOLDER,
    /** The index of a list's element. */
    INDEX,
    /** A comparator or a piece of punctuation. */
    SYMBOL,
    /** After the last token. */
    END
  }

  /** Keywords are the same in any case. */
  boolean isKeyword(String keyword) {
    return kind == Kind.WORD && text.toUpperCase(Locale.ROOT).equals(keyword);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }
}
