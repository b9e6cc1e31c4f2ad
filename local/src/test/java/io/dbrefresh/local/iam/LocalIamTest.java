package io.dbrefresh.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.store.Documents;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

class LocalIamTest {
  private static final String ARN = "arn:aws:iam::123456789012:policy/dbrefresh/p";
  private static final String USER = "arn:aws:rds-db:us-east-1:123456789012:dbuser:";

  @TempDir Path folder;

  private LocalIam iam() {
    Clock clock = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
    return new LocalIam(new Documents(folder), "123456789012", clock);
  }

  private static String document(String effect, String action, String resource) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"%s\", \"Action\": \"%s\", \"Resource\": [\"%s\"]}]}"
        .formatted(effect, action, resource);
  }

  private static void create(LocalIam iam, String name, String document) {
    iam.createPolicy(r -> r.path("/dbrefresh/").policyName(name).policyDocument(document));
  }

  @Test
  void a_policy_and_its_documents_outlive_the_process_and_documents_are_url_encoded() {
    create(iam(), "p", document("Allow", "rds-db:connect", USER + "db-A/app"));

    assertThat(iam().getPolicy(r -> r.policyArn(ARN)).policy().defaultVersionId()).isEqualTo("v1");
    String encoded =
        iam().getPolicyVersion(r -> r.policyArn(ARN).versionId("v1")).policyVersion().document();
    assertThat(encoded).startsWith("%7B%22Version%22");
    assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).contains("db-A/app");
  }

  @Test
  void a_policy_keeps_five_versions_and_never_gives_a_number_twice() {
    LocalIam iam = iam();
    create(iam, "p", document("Allow", "rds-db:connect", "*"));
    for (int i = 0; i < 4; i++) {
      iam.createPolicyVersion(
          r -> r.policyArn(ARN).policyDocument(document("Allow", "a:b", "*")).setAsDefault(true));
    }

    assertThatThrownBy(
            () ->
                iam.createPolicyVersion(
                    r -> r.policyArn(ARN).policyDocument(document("Allow", "a:b", "*"))))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> iam.deletePolicyVersion(r -> r.policyArn(ARN).versionId("v5")))
        .isInstanceOf(DeleteConflictException.class);
    iam.deletePolicyVersion(r -> r.policyArn(ARN).versionId("v1"));
    String added =
        iam.createPolicyVersion(r -> r.policyArn(ARN).policyDocument(document("Allow", "a:b", "*")))
            .policyVersion()
            .versionId();
    assertThat(added).isEqualTo("v6");
    assertThat(iam.listPolicyVersions(r -> r.policyArn(ARN)).versions()).hasSize(5);
  }

  @Test
  void faults_are_the_services_own() {
    LocalIam iam = iam();
    create(iam, "p", document("Allow", "a:b", "*"));

    assertThatThrownBy(() -> create(iam, "p", document("Allow", "a:b", "*")))
        .isInstanceOf(EntityAlreadyExistsException.class);
    assertThatThrownBy(() -> create(iam, "q", "no json"))
        .isInstanceOf(MalformedPolicyDocumentException.class);
    assertThatThrownBy(() -> create(iam, "q", "{\"Version\": \"2012-10-17\"}"))
        .isInstanceOf(MalformedPolicyDocumentException.class);
    assertThatThrownBy(() -> iam.getPolicy(r -> r.policyArn(ARN.replace("dbrefresh/", ""))))
        .isInstanceOf(NoSuchEntityException.class);
    assertThatThrownBy(() -> iam.getPolicyVersion(r -> r.policyArn(ARN).versionId("v2")))
        .isInstanceOf(NoSuchEntityException.class);
  }

  @Test
  void only_the_default_version_counts_and_a_deny_counts_most() {
    LocalIam iam = iam();
    create(iam, "p", document("Allow", "rds-db:connect", USER + "db-*/app"));
    assertThat(iam.allows("rds-db:connect", USER + "db-A/app")).isTrue();
    assertThat(iam.allows("rds-db:connect", USER + "db-A/migrator")).isFalse();
    assertThat(iam.allows("rds:connect", USER + "db-A/app")).isFalse();

    create(iam, "d", document("Deny", "rds-db:*", USER + "db-B/*"));
    assertThat(iam.allows("rds-db:connect", USER + "db-B/app")).isFalse();

    iam.createPolicyVersion(
        r -> r.policyArn(ARN).policyDocument(document("Allow", "a:b", "*")).setAsDefault(true));
    assertThat(iam.allows("rds-db:connect", USER + "db-A/app")).isFalse();
  }
}
