package io.dbrefresh.local.rds.login;

/** Decides who is let in with a token. */
@FunctionalInterface
public interface Gate {

  /** Whether {@code user} may log in to a volume with {@code token}. */
  boolean admits(String volume, String user, String token);
}
