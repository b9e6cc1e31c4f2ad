package io.dbrefresh.statemachine.refreshfile.shortform;

/**
 * The words of a refresh file as it is written. Everything that reads a refresh speaks of the
 * documented form; this makes what it says about a short file pointers and keys of that file.
 */
public interface Wording {
  /** The documented form's own. */
  Wording DOCUMENTED =
      new Wording() {
        @Override
        public String pointer(String documented) {
          return documented;
        }

        @Override
        public String message(String documented, String message) {
          return message;
        }
      };

  /** Where in the file the value stands, or would stand, that a documented file has there. */
  String pointer(String documented);

  /**
   * A sentence in the words of the file.
   *
   * @param documented the pointer into the documented form that the sentence is about
   */
  String message(String documented, String message);
}
