package io.dbrefresh.lambdas.scripts;

/** How one invocation's work on a script ended, where nothing failed. */
sealed interface Ending {

  /** The script is finished. */
  record Finished(ScriptReport report) implements Ending {}

  /**
   * Another invocation is to go on.
   *
   * @param detail one sentence for people
   */
  record Unfinished(String detail) implements Ending {}
}
