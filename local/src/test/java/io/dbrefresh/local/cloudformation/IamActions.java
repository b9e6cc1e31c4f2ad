package io.dbrefresh.local.cloudformation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The IAM actions that calls need. A call of a client's method needs the action of the same name;
 * what differs is here, as the "Service Authorization Reference" has it.
 */
final class IamActions {
  private static final Pattern CALL =
      Pattern.compile("software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client\\.(\\w+)");
  private static final String RDS = "software.amazon.awssdk.services.rds.model.";
  private static final String S3 = "software.amazon.awssdk.services.s3.";
  private static final String SECRETS = "software.amazon.awssdk.services.secretsmanager.";
  private static final String DATABASES = "io.dbrefresh.lambdas.rds.";

  /** Services whose prefix is not their package's name. */
  private static final Map<String, String> PREFIXES = Map.of("sfn", "states");

  /** Calls whose action has another name. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          S3 + "S3Client.headObject",
          "s3:GetObject",
          S3 + "S3Client.headBucket",
          "s3:ListBucket",
          S3 + "S3Client.listObjectsV2Paginator",
          "s3:ListBucket",
          // A token is signed here; the database asks IAM about it.
          "software.amazon.awssdk.services.rds.RdsClient.utilities",
          "rds-db:connect");

  /** Calls, and members of requests, that need more than the action of the call. */
  private static final List<Map.Entry<String, Set<String>>> MORE =
      List.of(
          Map.entry(
              RDS + "(Restore|Create)\\w+Request\\$Builder.tags", Set.of("rds:AddTagsToResource")),
          // Monitoring roles and keys are set by the names of the service's API, not by methods.
          Map.entry(
              DATABASES + "SettingsInRequests.write",
              Set.of("iam:PassRole", "kms:CreateGrant", "kms:DescribeKey")),
          Map.entry(RDS + "AddRoleTo\\w+Request\\$Builder.roleArn", Set.of("iam:PassRole")),
          // RDS makes the secret of a password that it manages in the name of its caller.
          Map.entry(
              DATABASES + "Changes.manage",
              Set.of(
                  "secretsmanager:CreateSecret",
                  "secretsmanager:TagResource",
                  "kms:CreateGrant",
                  "kms:DescribeKey")),
          Map.entry(
              RDS + "DeleteDbClusterRequest\\$Builder.finalDBSnapshotIdentifier",
              Set.of("rds:CreateDBClusterSnapshot")),
          Map.entry(
              S3 + "model.GetObjectRequest\\$Builder.versionId", Set.of("s3:GetObjectVersion")),
          Map.entry(
              "software.amazon.awssdk.services.iam.model.CreatePolicyRequest\\$Builder.tags",
              Set.of("iam:TagPolicy")),
          Map.entry(
              SECRETS + "model.CreateSecretRequest\\$Builder.tags",
              Set.of("secretsmanager:TagResource")),
          Map.entry(
              SECRETS + "model.RotateSecretRequest\\$Builder.rotationLambdaARN",
              Set.of("lambda:InvokeFunction")),
          Map.entry(SECRETS + "SecretsManagerClient.getSecretValue", Set.of("kms:Decrypt")),
          Map.entry(
              SECRETS + "SecretsManagerClient.(createSecret|putSecretValue)",
              Set.of("kms:GenerateDataKey")));

  private IamActions() {}

  /** The actions that {@code calls}, as {@link Reachability#reached} has them, need. */
  static Set<String> of(Set<String> calls) {
    Set<String> actions = new TreeSet<>();
    for (String call : calls) {
      action(call).ifPresent(actions::add);
      MORE.stream()
          .filter(more -> call.matches(more.getKey()))
          .forEach(more -> actions.addAll(more.getValue()));
    }
    return actions;
  }

  private static Optional<String> action(String call) {
    Matcher matcher = CALL.matcher(call);
    if (!matcher.matches() || matcher.group(2).equals("builder")) {
      return Optional.empty();
    }
    String service = PREFIXES.getOrDefault(matcher.group(1), matcher.group(1));
    String method = matcher.group(2).replaceFirst("Paginator$", "");
    String name = method.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + method.substring(1);
    return Optional.of(OTHER_NAMES.getOrDefault(call, service + ":" + name));
  }
}
