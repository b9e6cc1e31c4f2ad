package io.dbrefresh.local.rds.credentials;

import static io.dbrefresh.local.rds.fleet.Identifiers.required;

import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Given;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/** The master user of a database that is being created, with a given or a managed password. */
public final class FirstPassword {
  private final MasterSecrets secrets;
  private final PasswordRequest said;
  private final MasterUser master;

  private FirstPassword(MasterSecrets secrets, PasswordRequest said, MasterUser master) {
    this.secrets = secrets;
    this.said = said;
    this.master = master;
  }

  /** What {@code request} says, or why it cannot be. */
  public static FirstPassword of(Fleet fleet, RdsRequest request) {
    String name = required(Given.text(request, "MasterUsername").orElse(null), "MasterUsername");
    PasswordRequest said = PasswordRequest.of(request);
    MasterSecrets secrets = new MasterSecrets(fleet);
    String password =
        said.on()
            ? secrets.password()
            : said.password().orElseThrow(() -> Faults.missingParameter("MasterUserPassword"));
    return new FirstPassword(secrets, said, new MasterUser(name, password));
  }

  /** The master user to create the volume with. */
  public MasterUser master() {
    return master;
  }

  /** Makes the secret of the database with this ARN, if RDS manages its password. */
  public Optional<MasterUserSecret> secret(String databaseArn) {
    return said.on()
        ? Optional.of(secrets.create(databaseArn, said.key(), master))
        : Optional.empty();
  }

  /**
   * Refuses a managed password where a restore cannot have one (RDS API Reference,
   * RestoreDBInstanceFromDBSnapshot, "ManageMasterUserPassword": for RDS for Oracle only).
   */
  public static void refuseInRestore(RdsRequest request) {
    if (PasswordRequest.of(request).on()) {
      throw Faults.parameterCombination(
          "ManageMasterUserPassword in a restore is for RDS for Oracle only; turn it on with"
              + " ModifyDBInstance when the instance is available.");
    }
  }
}
