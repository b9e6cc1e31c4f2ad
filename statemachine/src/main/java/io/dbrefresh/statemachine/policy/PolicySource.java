package io.dbrefresh.statemachine.policy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the functions find the direction policy: an object in S3, {@code s3://bucket/key}.
 *
 * @param location empty: there is none, and {@link DirectionPolicy#standard()} holds
 */
public record PolicySource(Optional<URI> location) {
  /** Name of the environment variable that holds the location. */
  public static final String VARIABLE = "DBREFRESH_POLICY";

  /** The source that a function's environment names. */
  public static PolicySource of(Map<String, String> environment) {
    return new PolicySource(
        Optional.ofNullable(environment.get(VARIABLE))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .map(URI::create));
  }
}
