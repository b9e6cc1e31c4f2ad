package io.dbrefresh.local.rds.credentials;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.fleet.Passwords;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * What a request says of the master password (RDS API Reference, CreateDBInstance and
 * ModifyDBInstance, "ManageMasterUserPassword", "MasterUserSecretKmsKeyId", "MasterUserPassword",
 * "RotateMasterUserPassword").
 *
 * @param managed whether RDS shall manage it; nothing where the request leaves that as it is
 * @param password the one given
 * @param key the KMS key of the secret
 * @param rotates whether RDS shall make another one
 */
record PasswordRequest(
    Optional<Boolean> managed, Optional<String> password, Optional<String> key, boolean rotates) {

  /** Refuses what contradicts itself, whatever the database. */
  static PasswordRequest of(RdsRequest request) {
    PasswordRequest said =
        new PasswordRequest(
            request.getValueForField("ManageMasterUserPassword", Boolean.class),
            Given.text(request, "MasterUserPassword").map(Passwords::valid),
            Given.text(request, "MasterUserSecretKmsKeyId"),
            flag(request, "RotateMasterUserPassword"));
    if (said.on() && said.password.isPresent()) {
      throw said.both();
    }
    if (said.key.isPresent() && !said.on()) {
      throw Faults.parameterCombination(
          "A ManageMasterUserPassword value is required when MasterUserSecretKmsKeyId is"
              + " specified.");
    }
    if (said.rotates && !flag(request, "ApplyImmediately")) {
      throw Faults.parameterCombination(
          "You must apply the change immediately when rotating the master user password.");
    }
    return said;
  }

  private static boolean flag(RdsRequest request, String name) {
    return request.getValueForField(name, Boolean.class).orElse(false);
  }

  /** Whether RDS is asked to manage the password. */
  boolean on() {
    return managed.orElse(false);
  }

  /** Refuses what contradicts a database whose password is, or is not, managed by now. */
  void check(Optional<MasterUserSecret> secret, Arns arns) {
    if (managed.filter(wanted -> !wanted).isPresent() && password.isEmpty()) {
      throw Faults.parameterCombination(
          "MasterUserPassword must be provided when ManageMasterUserPassword is set to false.");
    }
    if (managed.isEmpty() && secret.isPresent() && password.isPresent()) {
      throw both();
    }
    if (rotates && secret.isEmpty()) {
      throw Faults.parameterCombination(
          "RotateMasterUserPassword is valid only if RDS manages the master user password in"
              + " Secrets Manager.");
    }
    boolean otherKey =
        key.map(arns::key)
            .filter(given -> secret.filter(has -> !given.equals(has.kmsKeyId())).isPresent())
            .isPresent();
    if (otherKey) {
      throw Faults.parameterCombination(
          "You can't change the KMS key of a master user secret; turn its management off and on"
              + " again.");
    }
  }

  private RuntimeException both() {
    return Faults.parameterCombination(
        "You can't specify MasterUserPassword for an instance with ManageMasterUserPassword"
            + " enabled.");
  }
}
