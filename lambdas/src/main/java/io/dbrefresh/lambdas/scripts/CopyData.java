package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The lines behind a {@code COPY … FROM STDIN}, up to the line {@code \.}, which is passed over
 * too. They are handed out as they are in the script: nothing is decoded, nothing is copied.
 */
final class CopyData {
  private final ScriptBytes bytes;
  private boolean lineStart = true;
  private boolean ended;

  CopyData(ScriptBytes bytes) {
    this.bytes = bytes;
  }

  /**
   * Hands the next piece to {@code sink}.
   *
   * @return false behind the last piece
   */
  boolean next(Sink sink) throws IOException, java.sql.SQLException {
    if (ended || lineStart && takeEnd()) {
      return false;
    }
    ByteBuffer piece = bytes.atHand();
    if (!piece.hasRemaining()) {
      ended = true;
      return false;
    }
    int length = length(piece);
    sink.take(piece.array(), piece.position(), length);
    lineStart = piece.get(piece.position() + length - 1) == '\n';
    bytes.advance(length);
    return true;
  }

  /** Up to and with the line end before the first line that begins with a backslash and a dot. */
  private static int length(ByteBuffer piece) {
    byte[] array = piece.array();
    int from = piece.position();
    int end = piece.limit() - 2;
    for (int i = from + 1; i < end; i++) {
      if (array[i] == '\\' && array[i - 1] == '\n' && array[i + 1] == '.') {
        return i - from;
      }
    }
    // What could be the beginning of the end is looked at once more of it is at hand.
    for (int i = Math.max(from + 1, end); i < piece.limit(); i++) {
      if (array[i - 1] == '\n' && array[i] == '\\') {
        return i - from;
      }
    }
    return piece.remaining();
  }

  private boolean takeEnd() throws IOException {
    lineStart = false;
    if (!bytes.startsWith("\\.")) {
      return false;
    }
    int next = bytes.peek(2);
    if (next != '\n' && next != '\r' && next != ScriptBytes.END) {
      return false;
    }
    bytes.restOfLine();
    ended = true;
    return true;
  }

  /** Takes pieces of data. */
  interface Sink {
    void take(byte[] bytes, int offset, int length) throws IOException, java.sql.SQLException;
  }
}
