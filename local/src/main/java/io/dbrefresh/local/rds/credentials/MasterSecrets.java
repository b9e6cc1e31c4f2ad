package io.dbrefresh.local.rds.credentials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.rds.fleet.Fleet;
import io.dbrefresh.local.rds.storage.MasterUser;
import io.dbrefresh.local.secretsmanager.OwnedSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/**
 * The secrets in which RDS keeps master passwords (RDS User Guide, "Password management with Amazon
 * RDS and AWS Secrets Manager"): {@code rds!db-…} for instances, {@code rds!cluster-…} for
 * clusters, with the members {@code username} and {@code password}.
 */
final class MasterSecrets {
  static final String CREATING = "creating";
  static final String ACTIVE = "active";
  static final String ROTATING = "rotating";
  static final String IMPAIRED = "impaired";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String DEFAULT_KEY = "alias/aws/secretsmanager";
  private static final int LENGTH = 28;
  private static final String NOT_IN_PASSWORDS = "/@\"'\\`";

  private final Fleet fleet;
  private final OwnedSecrets secrets;

  MasterSecrets(Fleet fleet) {
    this.fleet = fleet;
    secrets = fleet.surroundings().secrets();
  }

  /** A password that both engines take. */
  String password() {
    return secrets.password(LENGTH, NOT_IN_PASSWORDS);
  }

  /** Makes the secret of the database with this ARN, in status {@code creating}. */
  MasterUserSecret create(String databaseArn, Optional<String> key, MasterUser master) {
    boolean cluster = databaseArn.contains(":cluster:");
    String id = UUID.nameUUIDFromBytes(seed(databaseArn)).toString();
    String kmsKey = fleet.arns().key(key.orElse(DEFAULT_KEY));
    String kind = cluster ? "cluster" : "instance";
    String arn =
        secrets.create(
            "rds!" + (cluster ? "cluster-" : "db-") + id,
            "The secret associated with the primary RDS DB " + kind + ": " + databaseArn,
            kmsKey,
            Map.of("aws:rds:primaryDB" + (cluster ? "Cluster" : "Instance") + "Arn", databaseArn),
            json(master));
    return MasterUserSecret.builder()
        .secretArn(arn)
        .secretStatus(CREATING)
        .kmsKeyId(kmsKey)
        .build();
  }

  private byte[] seed(String databaseArn) {
    return (databaseArn + "@" + fleet.now()).getBytes(StandardCharsets.UTF_8);
  }

  void put(MasterUserSecret secret, MasterUser master) {
    secrets.put(secret.secretArn(), json(master));
  }

  /** The password in the secret, if the secret is there. */
  Optional<String> password(MasterUserSecret secret) {
    return secrets.value(secret.secretArn()).map(MasterSecrets::password);
  }

  void delete(MasterUserSecret secret) {
    secrets.delete(secret.secretArn());
  }

  private static String json(MasterUser master) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("username", master.name())
        .put("password", master.password())
        .toString();
  }

  private static String password(String json) {
    try {
      return JSON.readTree(json).path("password").asText();
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The secret of a master user is not JSON", damaged);
    }
  }
}
