package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * Where the new master password is kept. The password itself is in Secrets Manager and nowhere
 * else.
 *
 * @param secret name or ARN of the secret that people read the password from
 * @param chosen ARN of a secret that holds the password to set, where the refresh file named one;
 *     empty: Secrets Manager generates it
 * @param rotation the rotation to configure; empty: none
 */
public record Password(String secret, Optional<String> chosen, Optional<Rotation> rotation) {

  /**
   * A rotation schedule of Secrets Manager.
   *
   * @param functionArn the rotation function
   * @param days between two rotations
   */
  public record Rotation(String functionArn, int days) {}
}
