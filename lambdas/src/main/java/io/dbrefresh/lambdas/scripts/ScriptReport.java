package io.dbrefresh.lambdas.scripts;

import java.util.List;

/**
 * What a finished script did.
 *
 * @param statements how many statements ran
 * @param rows how many rows they changed, as the server counts
 * @param millis how long they took
 * @param unheard how many statements ended while nobody listened: their rows are not counted
 * @param slowestLine where the statement stands that took longest; 0 where there was none
 * @param slowestMillis how long that took
 * @param implicitCommits where statements stand at which MySQL commits, the first few of them
 * @param sha256 of the script's bytes, hexadecimal
 */
public record ScriptReport(
    long statements,
    long rows,
    long millis,
    int unheard,
    int slowestLine,
    long slowestMillis,
    List<Integer> implicitCommits,
    String sha256) {

  /** Copies the list. */
  public ScriptReport {
    implicitCommits = List.copyOf(implicitCommits);
  }
}
