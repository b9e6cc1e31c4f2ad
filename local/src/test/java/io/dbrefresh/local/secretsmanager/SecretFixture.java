package io.dbrefresh.local.secretsmanager;

import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.lambda.UnknownFunctionException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Secrets Manager at two in the morning. */
final class SecretFixture {
  static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
  static final String NAME = "/development/app1/mysqlinstd";
  static final String FIRST = "11111111-1111-1111-1111-111111111111";
  static final String SECOND = "22222222-2222-2222-2222-222222222222";
  static final String THIRD = "33333333-3333-3333-3333-333333333333";

  private SecretFixture() {}

  static LocalSecretsManager open(Path folder) {
    return open(
        folder,
        (function, payload) -> {
          throw new UnknownFunctionException(function);
        },
        NOW);
  }

  static LocalSecretsManager open(Path folder, Functions functions, Instant now) {
    return new LocalSecretsManager(
        folder, functions, "us-east-1", "123456789012", Clock.fixed(now, ZoneOffset.UTC));
  }

  static LocalSecretsManager withSecret(Path folder) {
    LocalSecretsManager secrets = open(folder);
    secrets.createSecret(
        request -> request.name(NAME).clientRequestToken(FIRST).secretString("one"));
    return secrets;
  }
}
