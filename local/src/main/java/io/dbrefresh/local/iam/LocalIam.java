package io.dbrefresh.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyResponse;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyResponse;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.GetPolicyVersionResponse;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsRequest;
import software.amazon.awssdk.services.iam.model.ListPolicyVersionsResponse;

/**
 * IAM's customer managed policies, with the service's faults and its limit of five versions. The
 * local region has one principal, and all policies are attached to it. Safe for use by several
 * threads; other operations throw {@link UnsupportedOperationException}.
 */
public final class LocalIam implements IamClient {
  private static final int MOST_VERSIONS = 5;
  private static final String DEFAULT_PATH = "/";

  private final Documents policies;
  private final String account;
  private final Clock clock;

  /** The policies kept in {@code policies}. */
  public LocalIam(Documents policies, String account, Clock clock) {
    this.policies = policies;
    this.account = account;
    this.clock = clock;
  }

  /** Whether a policy allows {@code action} on the resource with this ARN, and none denies it. */
  public boolean allows(String action, String resource) {
    List<JsonNode> documents = new ArrayList<>();
    for (String name : policies.names()) {
      policies.read(name).map(StoredPolicy::new).ifPresent(it -> documents.add(it.document()));
    }
    return new Decision(documents).allows(action, resource);
  }

  @Override
  public synchronized CreatePolicyResponse createPolicy(CreatePolicyRequest request) {
    String path = request.path() == null ? DEFAULT_PATH : request.path();
    String arn = "arn:aws:iam::%s:policy%s%s".formatted(account, path, request.policyName());
    if (policies.names().contains(request.policyName())) {
      throw Faults.exists("A policy called " + request.policyName() + " already exists.");
    }
    StoredPolicy policy =
        StoredPolicy.create(arn, path, request, Decision.parsed(request.policyDocument()), clock);
    policies.write(request.policyName(), policy.json());
    return CreatePolicyResponse.builder().policy(policy.described()).build();
  }

  @Override
  public GetPolicyResponse getPolicy(GetPolicyRequest request) {
    return GetPolicyResponse.builder().policy(policy(request.policyArn()).described()).build();
  }

  @Override
  public GetPolicyVersionResponse getPolicyVersion(GetPolicyVersionRequest request) {
    return GetPolicyVersionResponse.builder()
        .policyVersion(policy(request.policyArn()).version(request.versionId()))
        .build();
  }

  @Override
  public ListPolicyVersionsResponse listPolicyVersions(ListPolicyVersionsRequest request) {
    return ListPolicyVersionsResponse.builder()
        .versions(policy(request.policyArn()).versions())
        .isTruncated(false)
        .build();
  }

  @Override
  public synchronized CreatePolicyVersionResponse createPolicyVersion(
      CreatePolicyVersionRequest request) {
    StoredPolicy policy = policy(request.policyArn());
    if (policy.versions().size() >= MOST_VERSIONS) {
      throw Faults.limit(
          "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.");
    }
    ObjectNode document = Decision.parsed(request.policyDocument());
    String id = policy.add(document, Boolean.TRUE.equals(request.setAsDefault()), clock);
    policies.write(policy.name(), policy.json());
    return CreatePolicyVersionResponse.builder().policyVersion(policy.version(id)).build();
  }

  @Override
  public synchronized DeletePolicyVersionResponse deletePolicyVersion(
      DeletePolicyVersionRequest request) {
    StoredPolicy policy = policy(request.policyArn());
    if (policy.version(request.versionId()).isDefaultVersion()) {
      throw Faults.conflict("Cannot delete the default version of a policy.");
    }
    policy.remove(request.versionId());
    policies.write(policy.name(), policy.json());
    return DeletePolicyVersionResponse.builder().build();
  }

  private StoredPolicy policy(String arn) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    return policies
        .read(name)
        .map(StoredPolicy::new)
        .filter(policy -> policy.described().arn().equals(arn))
        .orElseThrow(
            () -> Faults.noSuch("Policy " + arn + " does not exist or is not attachable."));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
