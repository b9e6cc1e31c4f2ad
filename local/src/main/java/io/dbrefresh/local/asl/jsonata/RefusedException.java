package io.dbrefresh.local.asl.jsonata;

/** A function of the service was called in a way that it does not take. */
final class RefusedException extends RuntimeException {

  /** {@code sentence} begins with what separates it from the sentence before. */
  RefusedException(String sentence) {
    super(sentence, null, false, false);
  }

  /** With one of JSONata's codes. */
  RefusedException(String code, String message) {
    this(". " + code + ": " + message);
  }
}
