package io.dbrefresh.launcher.region;

/** The database servers of a local region. */
@FunctionalInterface
public interface Servers {

  /** Returns when the server of this instance or cluster answers, as far as that is in our hand. */
  void ensureRunning(String identifier);

  /** Returns when the sample database of this name is there, where it is one. */
  default void ensureSample(String identifier) {}

  /**
   * Makes the function that manages the roles of a database.
   *
   * @param secret the secret with its master password
   * @return the function's name
   */
  default String roleManager(String identifier, String secret) {
    throw new UnsupportedOperationException(
        "The local region is in use by another process; try again when that has ended");
  }
}
