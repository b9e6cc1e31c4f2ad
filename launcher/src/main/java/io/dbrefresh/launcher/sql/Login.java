package io.dbrefresh.launcher.sql;

/**
 * Who logs in.
 *
 * @param secret the name of the secret that the password is from, for messages
 */
public record Login(String user, String password, String secret) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return user + " with the password of " + secret;
  }
}
