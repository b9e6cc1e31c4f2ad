package io.dbrefresh.local.rds.settings;

import io.dbrefresh.local.rds.fleet.Arns;
import io.dbrefresh.local.rds.fleet.Faults;
import io.dbrefresh.local.rds.fleet.Given;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.RdsRequest;

/**
 * With which KMS key a database is encrypted (RDS API Reference, CreateDBInstance, CreateDBCluster,
 * "KmsKeyId", "StorageEncrypted"). Data is not really encrypted here.
 */
final class Keys {
  private final Arns arns;
  private final RdsRequest request;

  Keys(Arns arns, RdsRequest request) {
    this.arns = arns;
    this.request = request;
  }

  /**
   * The ARN of the key; none for a database that is not encrypted.
   *
   * @param encrypted what the request, or else what the database is made of, says
   * @param had the key of what it is made of
   */
  Optional<String> encryption(@Nullable Boolean encrypted, @Nullable String had) {
    Optional<String> given = Given.text(request, "KmsKeyId");
    boolean refused =
        request
            .getValueForField("StorageEncrypted", Boolean.class)
            .filter(wanted -> !wanted)
            .isPresent();
    if (given.isPresent() && refused) {
      throw Faults.parameterCombination(
          "KmsKeyId cannot be given with StorageEncrypted switched off.");
    }
    if (given.isEmpty() && !Boolean.TRUE.equals(encrypted)) {
      return Optional.empty();
    }
    return Optional.of(
        given
            .map(arns::key)
            .or(() -> Optional.ofNullable(had))
            .orElseGet(() -> arns.key("alias/aws/rds")));
  }
}
