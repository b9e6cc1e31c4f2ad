package io.dbrefresh.lambdas.prerestore;

import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.ManagedSecret;
import io.dbrefresh.statemachine.plan.Password;
import io.dbrefresh.statemachine.refreshfile.RefreshFile;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Whether one can log in to the old target: it has to be up, and its password known. */
final class OldTargetCheck {
  private final SecretsManagerClient secrets;
  private final Findings findings;

  OldTargetCheck(SecretsManagerClient secrets, Findings findings) {
    this.secrets = secrets;
    this.findings = findings;
  }

  /** {@code doing} is what the value at {@code pointer} asks for, such as {@code run on}. */
  void look(String pointer, String doing, RefreshFile file, Database old) {
    if (old.is("stopped")) {
      findings.notAllowed(
          pointer,
          "%s %s, which is stopped; start it, or take them out of the file"
              .formatted(doing, old.identifier()));
    }
    old.managedSecret()
        .map(ManagedSecret::arn)
        .or(() -> file.password().map(Password::secret))
        .filter(secret -> !secret.isEmpty())
        .ifPresent(secret -> look(pointer, doing, secret, old));
  }

  private void look(String pointer, String doing, String secret, Database old) {
    try {
      secrets.getSecretValue(get -> get.secretId(secret));
    } catch (ResourceNotFoundException e) {
      findings.notFound(
          pointer,
          "%s %s with the password in secret %s, which has none; put it there first"
              .formatted(doing, old.identifier(), secret));
    }
  }
}
