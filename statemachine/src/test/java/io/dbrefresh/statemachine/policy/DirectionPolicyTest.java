package io.dbrefresh.statemachine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectionPolicyTest {
  private static final String ACCOUNT = "123456789012";
  private static final Party PRODUCTION =
      new Party(ACCOUNT, "us-east-1", "mysqlinstp", Map.of("environment", "production"));

  private static Party target(String account, String region, String... tags) {
    return new Party(account, region, "mysqlinstd", Map.of(tags[0], tags[1]));
  }

  private static DirectionPolicy read(String json) {
    return new PolicyReader().read("policy.json", json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void without_a_policy_data_flow_within_an_account_and_region_and_never_into_production() {
    DirectionPolicy policy = DirectionPolicy.standard();
    assertThat(policy.refusal(PRODUCTION, target(ACCOUNT, "us-east-1", "refresh", "true")))
        .isEmpty();
    assertThat(policy.refusal(PRODUCTION, target("210987654321", "us-east-1", "refresh", "true")))
        .hasValueSatisfying(why -> assertThat(why).contains("no flow", "account 210987654321"));
    assertThat(policy.refusal(PRODUCTION, target(ACCOUNT, "eu-west-1", "refresh", "true")))
        .isPresent();
    assertThat(policy.refusal(PRODUCTION, target(ACCOUNT, "us-east-1", "env", "PROD-2")))
        .hasValue(
            "mysqlinstd is production by the direction policy (tag env prod*), and production is never a target");
  }

  @Test
  void the_policy_of_the_repository_allows_development_and_refuses_production() throws IOException {
    DirectionPolicy policy =
        new PolicyReader()
            .read(
                "policy.json", Files.readAllBytes(Path.of("..", "refresh-configs", "policy.json")));
    assertThat(
            policy.refusal(
                PRODUCTION, target(ACCOUNT, "us-east-1", "refresh-environment", "development")))
        .isEmpty();
    assertThat(
            policy.refusal(
                PRODUCTION, target(ACCOUNT, "us-east-1", "refresh-environment", "production")))
        .isPresent();
    assertThat(
            policy.refusal(
                PRODUCTION, target(ACCOUNT, "us-east-1", "refresh-environment", "staging")))
        .isPresent();
  }

  @Test
  void every_part_of_a_selector_has_to_match() {
    DirectionPolicy policy =
        read(
            """
            {"production": [{"name": "*p", "account": "1234*"}],
             "flows": [{"from": {"name": "mysql*p", "tags": {"environment": "prod*"}},
                        "to": {"region": "us-????-1", "name": "*d"}}]}
            """);
    assertThat(policy.refusal(PRODUCTION, target(ACCOUNT, "us-east-1", "refresh", "true")))
        .isEmpty();
    assertThat(policy.refusal(PRODUCTION, target(ACCOUNT, "eu-west-1", "refresh", "true")))
        .isPresent();
    Party untagged = new Party(ACCOUNT, "us-east-1", "mysqlinstp", Map.of());
    assertThat(policy.refusal(untagged, target(ACCOUNT, "us-east-1", "refresh", "true")))
        .isPresent();
    assertThat(policy.refusal(PRODUCTION, PRODUCTION))
        .hasValueSatisfying(why -> assertThat(why).contains("never a target"));
  }

  @Test
  void a_policy_that_is_misspelt_is_refused_with_all_problems() {
    assertThatThrownBy(() -> read("{\"production\": [{}], \"flows\": [{\"form\": {}}], \"x\": 1}"))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("/production/0")
        .hasMessageContaining("form")
        .hasMessageContaining("x");
    assertThatThrownBy(() -> read("{")).hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> read("{\"flows\": []}")).hasMessageContaining("production");
  }

  @Test
  void the_location_comes_from_the_environment() {
    assertThat(PolicySource.of(Map.of()).location()).isEmpty();
    assertThat(PolicySource.of(Map.of("DBREFRESH_POLICY", " ")).location()).isEmpty();
    assertThat(PolicySource.of(Map.of("DBREFRESH_POLICY", "s3://b/k/policy.json")).location())
        .hasValueSatisfying(uri -> assertThat(uri.getHost()).isEqualTo("b"));
  }
}
