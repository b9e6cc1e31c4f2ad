package io.dbrefresh.local.rds.fleet;

import org.jspecify.annotations.Nullable;

/** Master passwords (RDS API Reference, CreateDBInstance, "MasterUserPassword"). */
public final class Passwords {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 128;

  private Passwords() {}

  /** The password, if the service takes it; it is in no message. */
  public static String valid(@Nullable String given) {
    String password = Identifiers.required(given, "MasterUserPassword");
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Faults.parameterValue(
          "The parameter MasterUserPassword is not a valid password because it must have from "
              + SHORTEST
              + " to "
              + LONGEST
              + " characters.");
    }
    boolean printable = password.chars().allMatch(c -> c > ' ' && c < 127 && "/@\"".indexOf(c) < 0);
    if (!printable) {
      throw Faults.parameterValue(
          "The parameter MasterUserPassword is not a valid password. Only printable ASCII"
              + " characters besides '/', '@', '\"', ' ' may be used.");
    }
    return password;
  }
}
