package io.dbrefresh.statemachine.refreshfile;

/**
 * Something that is wrong, or worth knowing, in a refresh file.
 *
 * @param severity whether the refresh is refused
 * @param pointer JSON pointer (RFC 6901) to the value, or to where it is missing
 * @param line line of the file, from 1; 0 when the text is not at hand
 * @param message what is wrong and the way out, in the words of the refresh file
 */
public record Problem(Severity severity, String pointer, int line, String message) {

  /** How much a problem weighs. */
  public enum Severity {
    /** The refresh is refused. */
    ERROR,
    /** The refresh runs; the message says what is made of the value. */
    WARNING
  }
}
