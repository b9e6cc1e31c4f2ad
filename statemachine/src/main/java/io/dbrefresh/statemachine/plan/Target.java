package io.dbrefresh.statemachine.plan;

/**
 * What is refreshed.
 *
 * @param names the names that people connect to
 * @param existed whether a database answered to them when the run was planned
 * @param deleteFirst whether the old database is deleted before the new one takes its name, because
 *     a stopped database cannot be renamed; otherwise it is renamed aside
 * @param removeProtection whether the old database may be deleted although it is protected from
 *     deletion
 */
public record Target(
    DatabaseNames names, boolean existed, boolean deleteFirst, boolean removeProtection) {

  /** A target that is deleted only if it is not protected. */
  public Target(DatabaseNames names, boolean existed, boolean deleteFirst) {
    this(names, existed, deleteFirst, false);
  }

  /** What the new database is called until it is ready. */
  public DatabaseNames temp() {
    return names.with("temp");
  }

  /** What the old database is called from the swap until it is deleted. */
  public DatabaseNames old() {
    return names.with("old");
  }
}
