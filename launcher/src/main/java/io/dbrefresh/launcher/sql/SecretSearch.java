package io.dbrefresh.launcher.sql;

import java.util.List;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Looks for a database's secret by its name's last part, {@code /production/app1/mysqlinstp}. */
public final class SecretSearch {
  private final SecretsManagerClient secrets;

  /** Searches in {@code secrets}. */
  public SecretSearch(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  /** The names of the secrets that end with one of {@code identifiers}. */
  public List<String> endingWith(List<String> identifiers) {
    return secrets.listSecretsPaginator(ListSecretsRequest.builder().build()).stream()
        .flatMap(page -> page.secretList().stream())
        .map(SecretListEntry::name)
        .filter(name -> identifiers.stream().anyMatch(each -> name.endsWith("/" + each)))
        .toList();
  }
}
