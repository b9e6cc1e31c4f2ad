package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.statemachine.step.StepError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/**
 * The customer managed policy that lets principals connect to a database as one of its users. It
 * names databases by their resource ids, and a restored database has a new one.
 */
final class ConnectPolicy {
  /** What our policies' names begin with, so that a role can be allowed these and no others. */
  static final String PATH = "/dbrefresh/";

  /** IAM keeps so many versions of a policy (IAM and AWS STS quotas). */
  private static final int MOST_VERSIONS = 5;

  private final IamClient iam;
  private final Predicate<String> gone;

  /** {@code gone} tells whether the database with a resource id is deleted. */
  ConnectPolicy(IamClient iam, Predicate<String> gone) {
    this.iam = iam;
    this.gone = gone;
  }

  /**
   * Lets the holders of the policy connect to a database; who could connect to another one that is
   * still there still can.
   *
   * @return whether something had to be changed
   * @throws StepFailedException when a policy of this name is about something else
   */
  boolean allow(String name, DatabaseUser user) {
    String arn = user.policyArn(PATH + name);
    Optional<Policy> policy = find(arn);
    if (policy.isEmpty()) {
      iam.createPolicy(
          create ->
              create
                  .path(PATH)
                  .policyName(name)
                  .description("Lets its holders connect as the database user " + user.name())
                  .policyDocument(new ConnectDocument(List.of(user.arn())).json())
                  .tags(tag -> tag.key("application").value("dbrefresh")));
      return true;
    }
    ConnectDocument now = document(arn, policy.get().defaultVersionId());
    List<String> users = new ArrayList<>(now.users());
    users.removeIf(other -> isGone(user, other));
    users.add(user.arn());
    ConnectDocument wanted = new ConnectDocument(users);
    if (wanted.equals(now)) {
      return false;
    }
    makeRoom(arn);
    iam.createPolicyVersion(
        create -> create.policyArn(arn).policyDocument(wanted.json()).setAsDefault(true));
    return true;
  }

  private boolean isGone(DatabaseUser user, String other) {
    return !other.equals(user.arn()) && user.resourceIdOf(other).filter(gone).isPresent();
  }

  private Optional<Policy> find(String arn) {
    try {
      return Optional.of(iam.getPolicy(get -> get.policyArn(arn)).policy());
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    }
  }

  private ConnectDocument document(String arn, String version) {
    String document =
        iam.getPolicyVersion(get -> get.policyArn(arn).versionId(version))
            .policyVersion()
            .document();
    return ConnectDocument.read(document)
        .orElseThrow(
            () ->
                new StepFailedException(
                    StepError.NOT_ALLOWED,
                    "The policy %s is not only about rds-db:connect, and is left alone"
                        .formatted(arn)));
  }

  private void makeRoom(String arn) {
    List<PolicyVersion> versions = iam.listPolicyVersions(list -> list.policyArn(arn)).versions();
    if (versions.size() >= MOST_VERSIONS) {
      versions.stream()
          .filter(version -> !version.isDefaultVersion())
          .min(Comparator.comparing(PolicyVersion::createDate))
          .ifPresent(
              oldest ->
                  iam.deletePolicyVersion(
                      delete -> delete.policyArn(arn).versionId(oldest.versionId())));
    }
  }
}
