package io.dbrefresh.lambdas.credentials;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Passwords that Secrets Manager generates: 30 letters, digits and signs. */
public final class GeneratedPassword {
  /** What URLs, shells, MySQL's and RDS's own rules stumble over. */
  private static final String EXCLUDED = "/@\"'\\ `$%&;:#?=<>{}[]()|,~^*!";

  private static final long LENGTH = 30;

  private GeneratedPassword() {}

  /** A new one ("GetRandomPassword"). */
  public static String of(SecretsManagerClient secrets) {
    return secrets
        .getRandomPassword(
            random ->
                random
                    .passwordLength(LENGTH)
                    .excludeCharacters(EXCLUDED)
                    .includeSpace(false)
                    .requireEachIncludedType(true))
        .randomPassword();
  }
}
