package io.dbrefresh.launcher.region;

/** The database servers of a local region. */
@FunctionalInterface
public interface Servers {

  /** Returns when the server of this instance or cluster answers, as far as that is in our hand. */
  void ensureRunning(String identifier);

  /** Returns when the sample database of this name is there, where it is one. */
  default void ensureSample(String identifier) {}
}
