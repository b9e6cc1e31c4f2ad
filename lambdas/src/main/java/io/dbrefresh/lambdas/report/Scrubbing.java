package io.dbrefresh.lambdas.report;

import io.dbrefresh.lambdas.credentials.MasterPassword;
import io.dbrefresh.lambdas.credentials.MasterSecret;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The failure of a run as people may read it. No task puts a password into its answer; a server's
 * message might quote one, so the passwords of the run are looked for and taken out.
 */
final class Scrubbing {
  private final SecretsManagerClient secrets;

  Scrubbing(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  Ending ending(StepRequest request) {
    List<String> passwords = passwords(request);
    StepFailure failure =
        request
            .failure()
            .orElseGet(() -> new StepFailure("prepare", "Unknown", "No step says why."));
    return new Ending(
        Optional.of(
            new StepFailure(
                failure.step(), failure.error(), scrubbed(failure.cause(), passwords))));
  }

  static String scrubbed(String text, List<String> passwords) {
    String clean = text;
    for (String password : passwords) {
      clean = password.isEmpty() ? clean : clean.replace(password, "***");
    }
    return clean;
  }

  private List<String> passwords(StepRequest request) {
    try {
      List<String> own =
          request
              .plan()
              .flatMap(plan -> MasterSecret.of(secrets, plan))
              .map(MasterSecret::allPasswords)
              .orElse(List.of());
      return Stream.concat(
              own.stream(),
              new Story(request)
                  .managedSecret().flatMap(arn -> MasterPassword.managed(secrets, arn)).stream())
          .toList();
    } catch (SdkException e) {
      return List.of(); // The report matters more than a second look for what is not there.
    }
  }
}
