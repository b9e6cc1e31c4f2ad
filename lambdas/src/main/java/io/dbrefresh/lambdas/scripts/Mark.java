package io.dbrefresh.lambdas.scripts;

/**
 * How far a script has come, as the database remembers it: written in the same transaction as the
 * work it speaks of.
 *
 * @param script its place among the scripts of its phase, from 0
 * @param statements how many of its statements are finished
 * @param rows how many rows those changed whose count was heard
 * @param millis how long those took
 * @param begun a statement that cannot be undone and was begun; done when {@code statements} has
 *     reached it
 * @param finished whether the script is finished
 * @param sha256 of a finished script, hexadecimal; empty before
 * @param markedAt when the mark was written, by the server's clock, in milliseconds
 * @param report what the finished script did, as JSON; empty where nobody has heard its end
 */
record Mark(
    int script,
    long statements,
    long rows,
    long millis,
    long begun,
    boolean finished,
    String sha256,
    long markedAt,
    String report) {

  static Mark none(int script) {
    return new Mark(script, 0, 0, 0, 0, false, "", 0, "");
  }
}
