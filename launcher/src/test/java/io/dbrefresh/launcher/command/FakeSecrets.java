package io.dbrefresh.launcher.command;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;

/** Secrets by name. */
final class FakeSecrets implements SecretsManagerClient {
  final Map<String, String> values = new TreeMap<>();

  static String arn(String name) {
    return "arn:aws:secretsmanager:us-east-1:123456789012:secret:" + name + "-AbCdEf";
  }

  @Override
  public CreateSecretResponse createSecret(CreateSecretRequest request) {
    if (values.putIfAbsent(request.name(), request.secretString()) != null) {
      throw ResourceExistsException.builder().message("exists").build();
    }
    return CreateSecretResponse.builder().arn(arn(request.name())).build();
  }

  @Override
  public PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    values.put(request.secretId(), request.secretString());
    return PutSecretValueResponse.builder().arn(arn(request.secretId())).build();
  }

  @Override
  public String serviceName() {
    return "secretsmanager";
  }

  @Override
  public void close() {}
}
