package io.dbrefresh.local.secretsmanager;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.SortOrderType;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** DescribeSecret and ListSecrets: everything about secrets but their values. */
final class SecretDescriptions {
  private static final int PAGE = 100;

  private final SecretFolder secrets;

  SecretDescriptions(SecretFolder secrets) {
    this.secrets = secrets;
  }

  DescribeSecretResponse describe(String id) {
    Secret secret = secrets.find(id).orElseThrow(Faults::noSecret);
    return DescribeSecretResponse.builder()
        .arn(secret.arn)
        .name(secret.name)
        .description(secret.description.orElse(null))
        .kmsKeyId(secret.kmsKeyId.orElse(null))
        .createdDate(secret.created)
        .lastChangedDate(secret.changed)
        .lastRotatedDate(secret.lastRotated.orElse(null))
        .nextRotationDate(secret.nextRotation().orElse(null))
        .deletedDate(secret.deletion.orElse(null))
        .owningService(secret.owner.orElse(null))
        .rotationEnabled(secret.rotation.isPresent() ? true : null)
        .rotationLambdaARN(secret.rotation.flatMap(Rotation::functionArn).orElse(null))
        .rotationRules(secret.rotation.map(Rotation::rules).orElse(null))
        .tags(tags(secret))
        .versionIdsToStages(stages(secret))
        .build();
  }

  ListSecretsResponse list(ListSecretsRequest request) {
    Comparator<Secret> order = Comparator.comparing((Secret secret) -> secret.created);
    boolean descending = request.sortOrder() == SortOrderType.DESC;
    List<SecretListEntry> all =
        secrets.all().stream()
            .filter(
                secret ->
                    secret.deletion.isEmpty()
                        || Boolean.TRUE.equals(request.includePlannedDeletion()))
            .filter(secret -> request.filters().stream().allMatch(each -> matches(secret, each)))
            .sorted(descending ? order.reversed() : order)
            .map(SecretDescriptions::entry)
            .toList();
    int start = start(request);
    int most = request.maxResults() == null ? PAGE : request.maxResults();
    int end = Math.min(all.size(), start + most);
    return ListSecretsResponse.builder()
        .secretList(all.subList(Math.min(start, end), end))
        .nextToken(end < all.size() ? Integer.toString(end) : null)
        .build();
  }

  private static int start(ListSecretsRequest request) {
    try {
      return request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
    } catch (NumberFormatException foreign) {
      throw Faults.invalidParameter("The NextToken is not valid.");
    }
  }

  /** The values of a filter are alternatives; {@code !} negates; they match as prefixes. */
  private static boolean matches(Secret secret, Filter filter) {
    List<String> texts = texts(secret, filter.keyAsString());
    return filter.values().stream()
        .anyMatch(
            value ->
                value.startsWith("!")
                    ? texts.stream().noneMatch(text -> text.startsWith(value.substring(1)))
                    : texts.stream().anyMatch(text -> text.startsWith(value)));
  }

  private static List<String> texts(Secret secret, String key) {
    switch (key) {
      case "name":
        return List.of(secret.name);
      case "description":
        return secret.description.stream().toList();
      case "owning-service":
        return secret.owner.stream().toList();
      case "tag-key":
        return List.copyOf(secret.tags.keySet());
      case "tag-value":
        return List.copyOf(secret.tags.values());
      default:
        throw new UnsupportedOperationException(
            "The local region's Secrets Manager does not offer the filter " + key);
    }
  }

  private static SecretListEntry entry(Secret secret) {
    return SecretListEntry.builder()
        .arn(secret.arn)
        .name(secret.name)
        .description(secret.description.orElse(null))
        .createdDate(secret.created)
        .lastChangedDate(secret.changed)
        .lastRotatedDate(secret.lastRotated.orElse(null))
        .deletedDate(secret.deletion.orElse(null))
        .owningService(secret.owner.orElse(null))
        .rotationEnabled(secret.rotation.isPresent() ? true : null)
        .tags(tags(secret))
        .secretVersionsToStages(stages(secret))
        .build();
  }

  private static List<Tag> tags(Secret secret) {
    return secret.tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static Map<String, List<String>> stages(Secret secret) {
    Map<String, List<String>> stages = new LinkedHashMap<>();
    secret.versions.all().stream()
        .filter(version -> !version.stages().isEmpty())
        .forEach(version -> stages.put(version.id(), SecretValues.sorted(version.stages())));
    return stages;
  }
}
