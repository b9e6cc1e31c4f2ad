package io.dbrefresh.local.asl.query;

/** The languages a state's fields can be written in. */
public enum QueryLanguage {
  /** {@code JSONPath}, the default. */
  JSONPATH("JSONPath"),
  /** {@code JSONata}. */
  JSONATA("JSONata");

  private final String spelling;

  QueryLanguage(String spelling) {
    this.spelling = spelling;
  }

  /** The language as a definition names it. */
  public String spelling() {
    return spelling;
  }
}
