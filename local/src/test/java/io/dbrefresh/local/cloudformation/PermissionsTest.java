package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A function's role grants what its handler's byte code can call, no more and no less. */
class PermissionsTest {
  private static final ProjectTemplate SECURITY = ProjectTemplate.called("security");

  /** What Lambda itself does in the name of a function, beside writing its log. */
  private static final Set<String> NETWORK =
      Set.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private static final Set<String> LOGS_AND_TRACES =
      Set.of(
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private static List<String> tasks() {
    return Functions.tasks();
  }

  /** The statements that hold for a task's role. */
  private static Stream<Map<String, Object>> statements(String task) {
    Map<String, Object> own =
        ProjectTemplate.required(SECURITY.resources("AWS::IAM::Role"), task + "Role");
    Stream<Map<String, Object>> attached =
        Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
            .flatMap(type -> SECURITY.resources(type).values().stream())
            .filter(policy -> policy.containsKey("Roles"))
            .filter(
                policy ->
                    ((List<?>) ProjectTemplate.required(policy, "Roles"))
                        .contains(Map.of("Ref", task + "Role")));
    return Stream.concat(
            Stream.of(Map.of("own", ProjectTemplate.required(own, "Policies"))), attached)
        .flatMap(policy -> ProjectTemplate.maps(policy))
        .filter(map -> map.containsKey("Effect"));
  }

  private static Stream<Map<String, Object>> allowed(String task) {
    return statements(task)
        .filter(statement -> ProjectTemplate.required(statement, "Effect").equals("Allow"));
  }

  private static Set<String> actions(Map<String, Object> statement) {
    return ProjectTemplate.strings(ProjectTemplate.required(statement, "Action"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_role_grants_what_the_handler_can_call(String task) {
    Set<String> needed = new TreeSet<>(IamActions.of(Functions.reached(task)));
    needed.addAll(LOGS_AND_TRACES);
    if (Functions.logsIn(task)) {
      needed.addAll(NETWORK);
    }
    if (List.of("StartRecovery", "Sweep").contains(task)) {
      needed.add("sqs:SendMessage"); // Lambda keeps events there that the function failed over.
    }
    Set<String> granted =
        allowed(task).flatMap(statement -> actions(statement).stream()).collect(Collectors.toSet());
    assertThat(missing(needed, granted)).as(task + "Role lacks").isEmpty();
    assertThat(missing(granted, needed)).as(task + "Role grants for nothing").isEmpty();
  }

  private static Set<String> missing(Set<String> wanted, Set<String> there) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(there);
    return missing;
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void databases_are_changed_only_with_the_tag_and_made_only_with_it(String task) {
    allowed(task)
        .filter(statement -> !ProjectTemplate.required(statement, "Sid").equals("UseGroups"))
        .filter(
            statement ->
                actions(statement).stream()
                    .anyMatch(action -> action.matches("rds:(?!Describe|Download).*")))
        .forEach(
            statement ->
                assertThat(ProjectTemplate.required(statement, "Condition").toString())
                    .as(task + " " + statement.get("Sid"))
                    .matches(".*aws:(Resource|Request)Tag/refresh=true.*"));
    allowed(task)
        .filter(
            statement ->
                actions(statement).stream()
                    .anyMatch(action -> action.matches("rds:(Delete|Modify|Re(boot|move)|St).*")))
        .filter(statement -> !ProjectTemplate.required(statement, "Sid").equals("UseGroups"))
        .forEach(
            statement ->
                assertThat(ProjectTemplate.required(statement, "Condition").toString())
                    .as(task + " " + statement.get("Sid"))
                    .contains("aws:ResourceTag/refresh=true"));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void whoever_changes_databases_is_denied_those_of_production(String task) {
    boolean changes =
        allowed(task)
            .flatMap(statement -> actions(statement).stream())
            .anyMatch(action -> action.matches("rds:(Delete|Modify|Start|Stop|AddTags).*"));
    List<Object> denied =
        statements(task)
            .filter(statement -> ProjectTemplate.required(statement, "Effect").equals("Deny"))
            .filter(
                statement ->
                    ProjectTemplate.required(statement, "Sid").toString().startsWith("Never"))
            .map(statement -> statement.get("Condition"))
            .toList();
    assertThat(denied).hasSize(changes ? 3 : 0);
  }

  @Test
  void every_role_and_policy_is_some_function_s() {
    Set<String> roles =
        Functions.tasks().stream().map(task -> task + "Role").collect(Collectors.toSet());
    assertThat(SECURITY.resources("AWS::IAM::Role").keySet()).isEqualTo(roles);
    Set<Object> attached = new HashSet<>();
    SECURITY
        .resources("AWS::IAM::Policy")
        .forEach(
            (id, policy) -> {
              assertThat(policy.get("PolicyName")).isEqualTo(id);
              attached.addAll((List<?>) policy.get("Roles"));
              assertThat((List<?>) policy.get("Roles")).as(id).doesNotHaveDuplicates();
            });
    assertThat(attached).hasSameSizeAs(roles);
  }

  @Test
  void an_instance_that_runs_scripts_may_what_run_scripts_may_there() {
    Map<String, Object> policy =
        ProjectTemplate.required(
            SECURITY.resources("AWS::IAM::ManagedPolicy"), "ScriptsInstancePolicy");
    Set<String> host =
        ProjectTemplate.maps(policy)
            .filter(map -> map.containsKey("Effect"))
            .flatMap(statement -> actions(statement).stream())
            .collect(Collectors.toSet());
    Set<String> function = IamActions.of(Functions.reached("RunScripts"));
    assertThat(function).containsAll(host);
    assertThat(host).contains("s3:GetObjectVersion", "secretsmanager:GetSecretValue");
  }
}
