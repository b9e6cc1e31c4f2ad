package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The machines of {@code orchestration.yaml} are the definitions, and call what they name. */
class MachinesTest {
  private static final ProjectTemplate ORCHESTRATION = ProjectTemplate.called("orchestration");
  private static final Path DEFINITIONS = Path.of("..", "statemachine");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern KEY = Pattern.compile("\\$\\{ArtifactPrefix}statemachine/(.+)");

  private static Set<String> machines() {
    return ORCHESTRATION.resources("AWS::StepFunctions::StateMachine").keySet();
  }

  private static Map<String, Object> machine(String id) {
    return ORCHESTRATION.section("Resources", id, "Properties");
  }

  private static String file(String id) {
    String key =
        ProjectTemplate.strings(
                ProjectTemplate.required(
                    ProjectTemplate.map(
                        ProjectTemplate.required(machine(id), "DefinitionS3Location")),
                    "Key"))
            .findFirst()
            .orElseThrow();
    Matcher matcher = KEY.matcher(key);
    assertThat(matcher.matches()).as(key).isTrue();
    return matcher.group(1);
  }

  private static List<Map<String, Object>> statements(String role) {
    return ProjectTemplate.maps(ORCHESTRATION.section("Resources", role))
        .filter(map -> map.containsKey("Sid"))
        .toList();
  }

  @Test
  void every_definition_has_a_machine() throws IOException {
    try (Stream<Path> files = Files.list(DEFINITIONS)) {
      assertThat(machines().stream().map(MachinesTest::file))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".asl.json"))
                  .filter(file -> !file.equals("global-database.asl.json")) // aurora-global
                  .toList());
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void substitutions_are_the_definition_s_placeholders(String id) throws IOException {
    Set<String> placeholders =
        PLACEHOLDER
            .matcher(Files.readString(DEFINITIONS.resolve(file(id))))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    assertThat(
            ProjectTemplate.map(machine(id).getOrDefault("DefinitionSubstitutions", Map.of()))
                .keySet())
        .isEqualTo(placeholders);
  }

  @ParameterizedTest
  @MethodSource("machines")
  void a_machine_is_logged_without_its_data_and_traced_by_parameter(String id) {
    assertThat(ProjectTemplate.map(ProjectTemplate.required(machine(id), "LoggingConfiguration")))
        .containsEntry("IncludeExecutionData", "false")
        .containsEntry("Level", Map.of("Ref", "LogLevel"));
    assertThat(machine(id)).containsKey("TracingConfiguration");
  }

  @Test
  void a_state_s_placeholder_is_the_live_version_of_its_function() {
    Map<String, Object> substitutions =
        ProjectTemplate.map(
            ProjectTemplate.required(machine("RefreshStateMachine"), "DefinitionSubstitutions"));
    for (Step step : Step.values()) {
      assertThat(substitutions.get(step.function()))
          .as(step.function())
          .isEqualTo(Map.of("Fn::Sub", "${FunctionPrefix}" + step.state() + ":live"));
    }
  }

  @Test
  void the_step_machine_may_call_the_tasks_and_nothing_else() {
    List<Map<String, Object>> may = statements("StepRole");
    assertThat(may).hasSize(1);
    assertThat(may.get(0)).containsEntry("Action", "lambda:InvokeFunction");
    assertThat(ProjectTemplate.strings(ProjectTemplate.required(may.get(0), "Resource")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Step.values())
                .map(step -> "${FunctionPrefix}" + step.state() + ":live")
                .toList());
  }

  @Test
  void the_refresh_machine_may_run_the_step_machine_and_nothing_else() {
    assertThat(
            statements("RefreshRole").stream()
                .flatMap(may -> ProjectTemplate.strings(ProjectTemplate.required(may, "Action"))))
        .containsExactlyInAnyOrder(
            "states:StartExecution",
            "states:DescribeExecution",
            "states:StopExecution",
            "events:DescribeRule",
            "events:PutRule",
            "events:PutTargets");
    assertThat(
            statements("RefreshRole").stream()
                .flatMap(may -> ProjectTemplate.strings(ProjectTemplate.required(may, "Resource"))))
        .allMatch(
            resource ->
                resource.equals("StepStateMachine")
                    || resource.endsWith(":execution:${StateMachineName}-step:*")
                    || resource.endsWith(
                        ":rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"));
  }

  @Test
  void the_fleet_machine_may_list_refresh_files_and_run_refreshes_and_nothing_else() {
    assertThat(
            statements("FleetRole").stream()
                .flatMap(may -> ProjectTemplate.strings(ProjectTemplate.required(may, "Action")))
                .distinct())
        .containsExactlyInAnyOrder(
            "s3:ListBucket",
            "states:StartExecution",
            "states:DescribeExecution",
            "states:StopExecution",
            "events:DescribeRule",
            "events:PutRule",
            "events:PutTargets");
    assertThat(
            statements("FleetRole").stream()
                .filter(
                    may -> ProjectTemplate.required(may, "Action").equals("states:StartExecution"))
                .flatMap(may -> ProjectTemplate.strings(ProjectTemplate.required(may, "Resource"))))
        .allMatch(
            resource ->
                resource.equals("RefreshStateMachine")
                    || resource.endsWith(":stateMachine:${StateMachineName}-fleet"));
  }
}
