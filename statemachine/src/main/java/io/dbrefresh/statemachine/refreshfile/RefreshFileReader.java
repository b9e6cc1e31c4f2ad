package io.dbrefresh.statemachine.refreshfile;

/** Reads refresh files: JSON, then the schema, then what no schema can say. */
public final class RefreshFileReader {

  /**
   * Reads a refresh file.
   *
   * @param name what the file is called in messages
   * @param json its text, UTF-8
   * @throws InvalidRefreshFileException with all problems at once
   */
  public RefreshFile read(String name, byte[] json) {
    throw new UnsupportedOperationException();
  }
}
