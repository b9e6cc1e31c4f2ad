package io.dbrefresh.statemachine.plan;

import java.util.Optional;

/**
 * Where the new master password is kept. The password itself is in Secrets Manager and nowhere
 * else.
 *
 * @param secret name or ARN of the secret that people read the password from; the empty text where
 *     RDS manages the password, because the secret then is made and named by RDS
 * @param chosen ARN of a secret that holds the password to set, where the refresh file named one;
 *     empty: Secrets Manager generates it
 * @param rotation the rotation to configure; empty: none
 * @param managed how RDS manages the password; empty: it does not
 */
public record Password(
    String secret,
    Optional<String> chosen,
    Optional<Rotation> rotation,
    Optional<Managed> managed) {

  /** A password in a secret of our own. */
  public Password(String secret, Optional<String> chosen, Optional<Rotation> rotation) {
    this(secret, chosen, rotation, Optional.empty());
  }

  /**
   * A password that RDS generates, keeps in a secret of its own and rotates. See "Password
   * management with Amazon RDS and AWS Secrets Manager" in the user guides.
   *
   * @param kmsKeyId key that the secret is encrypted with; empty: Secrets Manager's own
   */
  public record Managed(Optional<String> kmsKeyId) {}

  /**
   * A rotation schedule of Secrets Manager.
   *
   * @param functionArn the rotation function
   * @param days between two rotations
   */
  public record Rotation(String functionArn, int days) {}
}
