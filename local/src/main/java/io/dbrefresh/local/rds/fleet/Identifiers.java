package io.dbrefresh.local.rds.fleet;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Identifiers that people give (RDS API Reference, CreateDBInstance, "DBInstanceIdentifier"). */
public final class Identifiers {
  private static final Pattern NAME = Pattern.compile("[a-z](-?[a-z0-9])*");
  private static final int LONGEST = 63;
  private static final int LONGEST_SNAPSHOT = 255;

  private Identifiers() {}

  /** The identifier of a new instance or cluster, in lower case. */
  public static String database(@Nullable String given, String parameter) {
    return checked(given, parameter, LONGEST);
  }

  /** The identifier of a new snapshot, in lower case. */
  public static String snapshot(@Nullable String given, String parameter) {
    return checked(given, parameter, LONGEST_SNAPSHOT);
  }

  /** A parameter that must be there. */
  public static String required(@Nullable String given, String parameter) {
    if (given == null || given.isEmpty()) {
      throw Faults.missingParameter(parameter);
    }
    return given;
  }

  private static String checked(@Nullable String given, String parameter, int longest) {
    String name = required(given, parameter).toLowerCase(Locale.ROOT);
    if (name.length() > longest || !NAME.matcher(name).matches()) {
      throw Faults.parameterValue(
          "The parameter "
              + parameter
              + " is not a valid identifier. Identifiers must begin with"
              + " a letter; must contain only ASCII letters, digits, and hyphens; and must not end"
              + " with a hyphen or contain two consecutive hyphens.");
    }
    return name;
  }
}
