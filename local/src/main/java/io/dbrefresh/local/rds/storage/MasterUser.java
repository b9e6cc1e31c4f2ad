package io.dbrefresh.local.rds.storage;

/**
 * The user that a database is created with.
 *
 * @param name as given in MasterUsername
 * @param password in clear; never printed
 */
public record MasterUser(String name, String password) {
  @Override
  public String toString() {
    return "MasterUser[" + name + "]";
  }
}
