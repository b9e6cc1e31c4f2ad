package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that no machine calls have a role in their own template. */
class OwnRolesTest {
  /** Templates whose roles are elsewhere, or have a test of their own. */
  private static final Set<String> COVERED = Set.of("compute", "aurora-global/operations");

  /** Of Lambda's own policy for functions in a VPC, which has logs and network interfaces. */
  private static final String LOGS_AND_NETWORK = "AWSLambdaVPCAccessExecutionRole";

  /** What a handler can do and a template does not let it: nothing there asks for it. */
  private static final Map<String, Set<String>> NOT_ASKED_FOR =
      Map.of(
          "RoleManagerFunction",
          // The template makes the policies; its secret has the account's own key.
          Set.of("iam:CreatePolicy", "iam:TagPolicy", "kms:Decrypt"));

  /** A function and the template that it is in. */
  record Deployed(ProjectTemplate template, String id, Map<String, Object> properties) {
    @Override
    public String toString() {
      return template.name() + " " + id;
    }
  }

  private static List<Deployed> functions() {
    return ProjectTemplate.all().stream()
        .filter(template -> !COVERED.contains(template.name()))
        .flatMap(
            template ->
                template.resources("AWS::Lambda::Function").entrySet().stream()
                    .map(each -> new Deployed(template, each.getKey(), each.getValue())))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void the_role_grants_what_the_handler_can_call(Deployed function) {
    String handler = ProjectTemplate.required(function.properties(), "Handler").toString();
    String role =
        ProjectTemplate.strings(ProjectTemplate.required(function.properties(), "Role"))
            .map(name -> name.replace(".Arn", ""))
            .findFirst()
            .orElseThrow();
    Map<String, Object> own =
        ProjectTemplate.required(function.template().resources("AWS::IAM::Role"), role);

    assertThat(ProjectTemplate.strings(own))
        .as("what every function of a VPC may")
        .anyMatch(policy -> policy.endsWith(LOGS_AND_NETWORK));
    Set<String> needed = new TreeSet<>(IamActions.of(Functions.reachedFrom(handler)));
    needed.removeAll(NOT_ASKED_FOR.getOrDefault(function.id(), Set.of()));
    assertThat(granted(function.template(), own, role)).isEqualTo(needed);
  }

  private static Set<String> granted(
      ProjectTemplate template, Map<String, Object> own, String role) {
    Set<String> named = ProjectTemplate.strings(own).collect(Collectors.toSet());
    Stream<Map<String, Object>> attached =
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
            .flatMap(type -> template.resources(type).entrySet().stream())
            .filter(
                policy ->
                    named.contains(policy.getKey())
                        || ProjectTemplate.strings(policy.getValue()).anyMatch(role::equals))
            .map(Map.Entry::getValue);
    return Stream.concat(Stream.of(own.getOrDefault("Policies", List.of())), attached)
        .flatMap(policy -> ProjectTemplate.maps(policy))
        .filter(map -> map.containsKey("Effect"))
        .flatMap(
            statement -> ProjectTemplate.strings(ProjectTemplate.required(statement, "Action")))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
