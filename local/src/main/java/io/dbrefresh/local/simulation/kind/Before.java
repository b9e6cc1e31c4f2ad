package io.dbrefresh.local.simulation.kind;

/** What has the target's name when a refresh begins. */
public enum Before {
  /** Nothing: the first refresh. */
  NEW,
  /** A database that answers. */
  EXISTING,
  /** A database that is stopped. */
  STOPPED
}
