package io.dbrefresh.launcher.command;

/**
 * What was asked for.
 *
 * @param where the options that name the region, as they are typed behind a command
 */
record Launch(String target, String application, String where) {

  /** What to type to launch it again. */
  String again() {
    return "dbrefresh launch " + target + " " + application + where;
  }

  /** What to type to look into the target. */
  String connect() {
    return "dbrefresh connect " + target + where;
  }
}
