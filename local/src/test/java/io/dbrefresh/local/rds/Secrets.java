package io.dbrefresh.local.rds;

import io.dbrefresh.local.lambda.UnknownFunctionException;
import io.dbrefresh.local.secretsmanager.LocalSecretsManager;
import java.nio.file.Path;
import java.time.Clock;

/** Secrets Manager without rotation functions. */
final class Secrets {
  private Secrets() {}

  static LocalSecretsManager in(Path folder, Clock clock) {
    return new LocalSecretsManager(
        folder,
        (function, payload) -> {
          throw new UnknownFunctionException(function);
        },
        "us-east-1",
        "123456789012",
        clock);
  }
}
