package io.dbrefresh.lambdas.scripts;

import java.io.IOException;
import java.io.Reader;

/** The lines behind a {@code COPY … FROM STDIN}, up to the line {@code \.}, which is taken too. */
final class CopyData extends Reader {
  private final Characters characters;
  private boolean lineStart = true;
  private boolean ended;

  CopyData(Characters characters) {
    this.characters = characters;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = 0;
    while (count < length && !ended) {
      if (lineStart && atEnd()) {
        characters.restOfLine();
        ended = true;
      } else {
        int next = characters.read();
        ended = next == Characters.END;
        if (!ended) {
          buffer[offset + count++] = (char) next;
        }
        lineStart = next == '\n';
      }
    }
    return count == 0 && ended ? -1 : count;
  }

  private boolean atEnd() throws IOException {
    if (!characters.startsWith("\\.")) {
      return false;
    }
    int next = characters.peek(2);
    return next == '\n' || next == '\r' || next == Characters.END;
  }

  /** The script itself goes on behind the data. */
  @Override
  public void close() {}
}
