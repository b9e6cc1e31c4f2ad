package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** The characters of a script with a little look-ahead, however long the script is. */
final class Characters {
  static final int END = -1;
  private static final int SIZE = 1 << 16;

  private final Reader reader;
  private char[] buffer = new char[SIZE];
  private int position;
  private int limit;
  private boolean drained;
  private int line = 1;

  Characters(Reader reader) throws IOException {
    this.reader = reader;
    if (peek(0) == '\uFEFF') {
      position++; // a byte order mark is not SQL
    }
  }

  /** The line of the next character, from 1. */
  int line() {
    return line;
  }

  /** The character {@code ahead} places on, or {@link #END}. */
  int peek(int ahead) throws IOException {
    while (position + ahead >= limit && !drained) {
      fill();
    }
    return position + ahead < limit ? buffer[position + ahead] : END;
  }

  /** Takes the next character, or {@link #END}. */
  int read() throws IOException {
    int next = peek(0);
    if (next != END) {
      position++;
      line += next == '\n' ? 1 : 0;
    }
    return next;
  }

  /** Whether {@code text} comes next. */
  boolean startsWith(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Takes the rest of the line, without its end. */
  String restOfLine() throws IOException {
    StringBuilder rest = new StringBuilder();
    for (int next = read(); next != END && next != '\n'; next = read()) {
      rest.append((char) next);
    }
    return rest.toString().stripTrailing();
  }

  private void fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = reader.read(buffer, limit, buffer.length - limit);
    drained = count < 0;
    limit += Math.max(0, count);
  }
}
