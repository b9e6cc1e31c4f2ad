package io.dbrefresh.local.rds.credentials;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Database;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.fleet.Status;
import io.dbrefresh.local.rds.storage.MasterUser;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * The master password of a database that exists: changed, or given to RDS to manage, or taken back
 * from it. RDS deletes the secret when it no longer manages the password and when the database is
 * deleted; a restore makes none, and a rename keeps it.
 */
public final class MasterPassword {
  private final Arns arns;
  private final Database database;
  private final MasterSecrets secrets;
  private final PasswordChange change;

  /** The password of {@code database}. */
  public MasterPassword(Fleet fleet, Database database) {
    arns = fleet.arns();
    this.database = database;
    secrets = new MasterSecrets(fleet);
    change = new PasswordChange(fleet, database);
  }

  /**
   * What {@code request} says of the password, as something to begin with.
   *
   * @return nothing when the password stays as it is
   */
  public Optional<Runnable> asked(RdsRequest request) {
    PasswordRequest said = PasswordRequest.of(request);
    Optional<MasterUserSecret> secret = database.secret();
    said.check(secret, arns);
    if (said.on() && secret.isEmpty()) {
      return Optional.of(() -> manage(said.key()));
    }
    if (said.rotates()) {
      return secret.map(kept -> () -> rotate(kept));
    }
    return said.password().map(password -> () -> set(password, secret));
  }

  private void manage(Optional<String> key) {
    String password = secrets.password();
    MasterUser master = new MasterUser(database.masterUsername(), password);
    MasterUserSecret secret = secrets.create(database.arn(), key, master);
    database.secret(Optional.of(secret));
    change.begin(
        password,
        () -> show(secret, MasterSecrets.ACTIVE),
        () -> show(secret, MasterSecrets.IMPAIRED));
  }

  private void rotate(MasterUserSecret secret) {
    show(secret, MasterSecrets.ROTATING);
    String password = secrets.password();
    MasterUser master = new MasterUser(database.masterUsername(), password);
    change.begin(
        password,
        () -> {
          secrets.put(secret, master);
          show(secret, MasterSecrets.ACTIVE);
        },
        () -> show(secret, MasterSecrets.IMPAIRED));
  }

  private void set(String password, Optional<MasterUserSecret> secret) {
    change.begin(password, () -> secret.ifPresent(this::forget), () -> {});
  }

  /** The database was made with the password of its secret. */
  public void made() {
    database.secret().ifPresent(secret -> show(secret, MasterSecrets.ACTIVE));
  }

  /** Goes on with what a process was about when it ended: the password of the secret is set. */
  public void resume() {
    database
        .secret()
        .filter(secret -> !secret.secretStatus().equals(MasterSecrets.ACTIVE))
        .filter(secret -> database.status().equals(Status.AVAILABLE))
        .ifPresent(
            secret ->
                secrets
                    .password(secret)
                    .ifPresent(
                        password ->
                            change.begin(
                                password,
                                () -> show(secret, MasterSecrets.ACTIVE),
                                () -> show(secret, MasterSecrets.IMPAIRED))));
  }

  /** The database is gone, and its secret with it. */
  public void gone() {
    database.secret().ifPresent(this::forget);
  }

  private void forget(MasterUserSecret secret) {
    secrets.delete(secret);
    database.secret(Optional.empty());
  }

  private void show(MasterUserSecret secret, String status) {
    database.secret(Optional.of(secret.copy(it -> it.secretStatus(status))));
  }
}
