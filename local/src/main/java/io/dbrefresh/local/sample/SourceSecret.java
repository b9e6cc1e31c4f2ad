package io.dbrefresh.local.sample;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The secret with a source's master password, in the form that rotation functions read. */
final class SourceSecret {
  private final SecretsManagerClient secrets;
  private final SampleSource source;

  SourceSecret(SecretsManagerClient secrets, SampleSource source) {
    this.secrets = secrets;
    this.source = source;
  }

  String newPassword() {
    return secrets
        .getRandomPassword(
            request ->
                request.passwordLength(30L).excludePunctuation(true).requireEachIncludedType(true))
        .randomPassword();
  }

  void put(String password, String host, int port) {
    ObjectNode value = JsonNodeFactory.instance.objectNode();
    value.put("engine", source.engine().inSecret).put("host", host).put("port", port);
    value.put("username", source.master()).put("password", password);
    value.put("dbname", source.database()).put("dbInstanceIdentifier", source.instance());
    if (there()) {
      secrets.putSecretValue(
          request -> request.secretId(source.secret()).secretString(value.toString()));
    } else {
      secrets.createSecret(
          request ->
              request
                  .name(source.secret())
                  .description("Master user of " + source.instance())
                  .secretString(value.toString()));
    }
  }

  private boolean there() {
    try {
      secrets.describeSecret(request -> request.secretId(source.secret()));
      return true;
    } catch (ResourceNotFoundException notYet) {
      return false;
    }
  }
}
