package io.dbrefresh.launcher.region;

/** The database servers of a local region. */
@FunctionalInterface
public interface Servers {

  /**
   * Returns when the server of this instance or cluster answers, as far as that is in our hand.
   *
   * @param identifier or ARN
   */
  void ensureRunning(String identifier);

  /** Returns when the sample database of this name is there, where it is one. */
  default void ensureSample(String identifier) {}

  /** Cuts a region of the account off from everything, until it is mended. */
  default void cut(String region) {
    throw inUse();
  }

  /** Ends what {@link #cut} began; returns when the databases that answered do so again. */
  default void mend(String region) {
    throw inUse();
  }

  private static UnsupportedOperationException inUse() {
    return new UnsupportedOperationException(
        "The local region is in use by another process; try again when that has ended");
  }

  /**
   * Makes the function that manages the roles of a database.
   *
   * @param secret the secret with its master password
   * @return the function's name
   */
  default String roleManager(String identifier, String secret) {
    throw inUse();
  }
}
