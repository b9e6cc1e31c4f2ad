package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.dbrefresh.statemachine.global.GlobalStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template of what operates a global database: functions, roles and machine fit each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GlobalOperationsTest {
  private static final ProjectTemplate TEMPLATE =
      ProjectTemplate.called("aurora-global/operations");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final Path DEFINITION = Path.of("..", "statemachine", "global-database.asl.json");
  private static final Set<String> LOGS = Set.of("logs:CreateLogStream", "logs:PutLogEvents");
  private static final Set<String> NETWORK =
      Set.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private final JavaClasses classes = Functions.read();

  private static List<String> tasks() {
    return TEMPLATE.resources("AWS::Lambda::Function").keySet().stream()
        .map(id -> id.replaceFirst("Function$", ""))
        .toList();
  }

  private static Map<String, Object> function(String task) {
    return ProjectTemplate.required(TEMPLATE.resources("AWS::Lambda::Function"), task + "Function");
  }

  private Set<String> reached(String task) {
    return Reachability.reached(
        classes, ProjectTemplate.required(function(task), "Handler").toString());
  }

  private static Set<String> granted(String task) {
    return TEMPLATE.resources("AWS::IAM::Policy").values().stream()
        .filter(
            policy ->
                ((List<?>) ProjectTemplate.required(policy, "Roles"))
                    .contains(Map.of("Ref", task + "Role")))
        .flatMap(ProjectTemplate::maps)
        .filter(map -> map.containsKey("Effect"))
        .flatMap(
            statement -> ProjectTemplate.strings(ProjectTemplate.required(statement, "Action")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_step_has_a_function_with_the_handler_of_its_name() {
    Stream<String> steps = Arrays.stream(GlobalStep.values()).map(GlobalStep::handler);
    assertThat(tasks())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(steps, Stream.of("GlobalStatus", "StartGlobalRecovery")).toList());
    for (GlobalStep step : GlobalStep.values()) {
      assertThat(function(step.handler()))
          .containsEntry("Handler", "io.dbrefresh.lambdas.global." + step.handler())
          .containsEntry("FunctionName", Map.of("Fn::Sub", "${NamePrefix}-" + step.state()));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_role_grants_what_the_handler_can_call(String task) {
    Set<String> needed = new TreeSet<>(IamActions.of(reached(task)));
    needed.addAll(LOGS);
    if (logsIn(task)) {
      needed.addAll(NETWORK);
    }
    if (task.equals("StartGlobalRecovery")) {
      needed.add("sqs:SendMessage"); // Lambda keeps events there that the function failed over.
    }
    assertThat(granted(task)).isEqualTo(needed);
  }

  private boolean logsIn(String task) {
    return reached(task).contains("java.sql.DriverManager.getConnection");
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void only_what_logs_in_is_in_the_network_and_has_drivers(String task) {
    String key = ProjectTemplate.required(function(task), "Code").toString();
    assertThat(key).contains(logsIn(task) ? "dbrefresh-sql.zip" : "dbrefresh-tasks.zip");
    assertThat(function(task).containsKey("VpcConfig")).isEqualTo(logsIn(task));
  }

  @Test
  void whatever_changes_a_database_is_limited_to_this_one() {
    TEMPLATE.resources("AWS::IAM::Policy").values().stream()
        .flatMap(ProjectTemplate::maps)
        .filter(map -> map.containsKey("Effect"))
        .filter(
            statement ->
                ProjectTemplate.strings(ProjectTemplate.required(statement, "Action"))
                    .anyMatch(action -> action.matches("rds:(?!Describe).*")))
        .forEach(
            statement ->
                assertThat(
                        ProjectTemplate.strings(ProjectTemplate.required(statement, "Resource"))
                            .filter(
                                arn ->
                                    arn.matches(
                                        ".*:(cluster|db|global-cluster|cluster-snapshot):.*")))
                    .as(String.valueOf(statement.get("Sid")))
                    .isNotEmpty()
                    .allMatch(
                        arn ->
                            arn.contains("${ClusterPrefix}*")
                                || arn.endsWith(":global-cluster:${RdsGlobalClusterName}")));
  }

  @Test
  void substitutions_are_the_definition_s_placeholders() throws IOException {
    Set<String> placeholders =
        PLACEHOLDER
            .matcher(Files.readString(DEFINITION))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    Map<String, Object> machine =
        ProjectTemplate.required(
            TEMPLATE.resources("AWS::StepFunctions::StateMachine"), "GlobalStateMachine");
    assertThat(
            ProjectTemplate.map(ProjectTemplate.required(machine, "DefinitionSubstitutions"))
                .keySet())
        .isEqualTo(placeholders);
    assertThat(ProjectTemplate.required(machine, "DefinitionS3Location").toString())
        .contains("statemachine/global-database.asl.json");
  }

  @Test
  void the_machine_of_one_step_may_call_the_functions_of_steps_and_nothing_else() {
    Map<String, Object> role =
        ProjectTemplate.required(TEMPLATE.resources("AWS::IAM::Role"), "GlobalStepRole");
    assertThat(
            ProjectTemplate.maps(ProjectTemplate.required(role, "Policies"))
                .filter(map -> map.containsKey("Effect"))
                .flatMap(
                    statement ->
                        ProjectTemplate.strings(ProjectTemplate.required(statement, "Resource"))))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(GlobalStep.values()).map(step -> step.function() + ".Arn").toList());
  }

  /** An export that is in use keeps its stack from being deleted, which a fallback has to do. */
  @Test
  void nothing_is_imported_from_the_stacks_of_the_databases() {
    assertThat(TEMPLATE.section("Parameters").keySet())
        .contains("InfraStackName", "StorageStackName")
        .noneMatch(name -> name.contains("Database") && name.endsWith("StackName"));
  }
}
