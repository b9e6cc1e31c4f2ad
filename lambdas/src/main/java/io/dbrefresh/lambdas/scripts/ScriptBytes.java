package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a script, UTF-8, with a little look-ahead. However long the script is, no more of it
 * is kept than the statement that is being read.
 */
final class ScriptBytes {
  static final int END = -1;

  /** The longest statement, in bytes. */
  static final int LONGEST_STATEMENT = 32 << 20;

  private static final int SIZE = 1 << 18;
  private static final int SIZE_KEPT = 1 << 22;

  private final InputStream in;
  private byte[] buffer = new byte[SIZE];
  private int position;
  private int limit;
  private int mark = -1;
  private int markLine;
  private int line = 1;
  private boolean drained;

  ScriptBytes(InputStream in) throws IOException {
    this.in = in;
    if (peek(0) == 0xEF && peek(1) == 0xBB && peek(2) == 0xBF) {
      position = 3; // a byte order mark is not SQL
    }
  }

  /** The line of the next byte, from 1. */
  int line() {
    return line;
  }

  /** The byte {@code ahead} places on, from 0 to 255, or {@link #END}. */
  int peek(int ahead) throws IOException {
    int at = position + ahead;
    return at < limit ? buffer[at] & 0xFF : peekBeyond(ahead);
  }

  private int peekBeyond(int ahead) throws IOException {
    while (position + ahead >= limit && !drained) {
      fill();
    }
    return position + ahead < limit ? buffer[position + ahead] & 0xFF : END;
  }

  /** Whether the ASCII characters of {@code text} come next. */
  boolean startsWith(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      if (peek(i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Goes {@code count} bytes on, which have been looked at. */
  void advance(int count) {
    for (int end = position + count; position < end; position++) {
      line += buffer[position] == '\n' ? 1 : 0;
    }
  }

  /** Goes on to the next of two ASCII characters and answers it, or {@link #END}. */
  int advanceTo(int one, int other) throws IOException {
    do {
      int at = position;
      while (at < limit && buffer[at] != one && buffer[at] != other) {
        line += buffer[at++] == '\n' ? 1 : 0;
      }
      position = at;
    } while (position == limit && peek(0) != END);
    return peek(0);
  }

  /** A statement begins here. */
  void mark() {
    mark = position;
    markLine = line;
  }

  /** What was read since {@link #mark}, without white space at its end; nothing is marked then. */
  String marked() {
    int end = position;
    while (end > mark && buffer[end - 1] >= 0 && buffer[end - 1] <= ' ') {
      end--;
    }
    if (end - mark > LONGEST_STATEMENT) {
      throw tooLong();
    }
    String text = decoded(mark, end);
    mark = -1;
    return text;
  }

  /** The {@code length} bytes from here in upper case, which have been looked at. */
  String upperCase(int length) {
    byte[] word = Arrays.copyOfRange(buffer, position, position + length);
    for (int i = 0; i < word.length; i++) {
      word[i] -= (byte) (word[i] >= 'a' && word[i] <= 'z' ? 'a' - 'A' : 0);
    }
    return new String(word, StandardCharsets.ISO_8859_1);
  }

  /** The {@code length} bytes from here, each as a character; they have been looked at. */
  String text(int length) {
    return new String(buffer, position, length, StandardCharsets.ISO_8859_1);
  }

  /** Takes the rest of the line, without its end. */
  String restOfLine() throws IOException {
    mark();
    advanceTo('\n', '\n');
    String rest = marked();
    advance(peek(0) == END ? 0 : 1);
    return rest;
  }

  /** The bytes that are at hand; at least one, unless the script is at its end. */
  ByteBuffer atHand() throws IOException {
    peek(0);
    return ByteBuffer.wrap(buffer, position, limit - position);
  }

  private String decoded(int from, int to) {
    int ascii = from;
    while (ascii < to && buffer[ascii] >= 0) {
      ascii++;
    }
    if (ascii == to) {
      return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer, from, to - from))
          .toString();
    } catch (java.nio.charset.CharacterCodingException e) {
      throw new ScriptSyntaxException(markLine, "the script is not UTF-8");
    }
  }

  private void fill() throws IOException {
    int kept = mark < 0 ? position : mark;
    if (mark >= 0 && limit - mark > LONGEST_STATEMENT + SIZE) {
      throw tooLong();
    }
    byte[] target = limit - kept < buffer.length ? buffer : new byte[buffer.length * 2];
    if (mark < 0 && buffer.length > SIZE_KEPT && limit - kept < SIZE) {
      target = new byte[SIZE];
    }
    System.arraycopy(buffer, kept, target, 0, limit - kept);
    buffer = target;
    limit -= kept;
    position -= kept;
    mark -= mark < 0 ? 0 : kept;
    int count = in.read(buffer, limit, buffer.length - limit);
    drained = count < 0;
    limit += Math.max(0, count);
  }

  private ScriptSyntaxException tooLong() {
    return new ScriptSyntaxException(
        markLine,
        "the statement is longer than %d MiB; write several statements, or COPY its data from STDIN"
            .formatted(LONGEST_STATEMENT >> 20));
  }
}
