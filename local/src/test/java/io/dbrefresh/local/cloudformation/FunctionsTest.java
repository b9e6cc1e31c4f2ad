package io.dbrefresh.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each function has its log, its role, its version and its alias, by one name. */
class FunctionsTest {
  private static final ProjectTemplate COMPUTE = Functions.COMPUTE;
  private static final Pattern CLIENT =
      Pattern.compile(
          "software\\.amazon\\.awssdk\\.services\\.(\\w+)\\.\\w+Client\\.(?!builder).*");

  private static List<String> tasks() {
    return Functions.tasks();
  }

  private static Map<String, Object> sub(String text) {
    return Map.of("Fn::Sub", text);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_handler_loads_and_goes_by_the_function_s_name(String task) throws Exception {
    Map<String, Object> function = Functions.properties(task);
    Class<?> handler = Class.forName(ProjectTemplate.required(function, "Handler").toString());
    assertThat(RequestStreamHandler.class).isAssignableFrom(handler);
    assertThat(handler.getSimpleName()).isEqualTo(task);
    assertThat(function.get("FunctionName"))
        .isEqualTo(sub("${NamePrefix}-" + Functions.state(task)));
    assertThat(function.get("Role"))
        .isEqualTo(sub("${RolePrefix}" + Functions.state(task) + "-${AWS::Region}"));
    assertThat(ProjectTemplate.called("security").section("Resources", task + "Role", "Properties"))
        .containsEntry(
            "RoleName", sub("${NamePrefix}-" + Functions.state(task) + "-${AWS::Region}"));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void the_function_has_a_log_group_a_version_that_follows_the_package_and_an_alias(String task) {
    Map<String, Object> function = Functions.properties(task);
    assertThat(function.get("LoggingConfig"))
        .isEqualTo(Map.of("LogFormat", "JSON", "LogGroup", Map.of("Ref", task + "Logs")));
    assertThat(COMPUTE.section("Resources", task + "Logs", "Properties"))
        .containsEntry("LogGroupName", sub("/aws/lambda/${NamePrefix}-" + Functions.state(task)));
    assertThat(function.get("SnapStart")).isEqualTo(Map.of("ApplyOn", "PublishedVersions"));
    Map<String, Object> version = COMPUTE.section("Resources", task + "Version", "Properties");
    assertThat(version.get("FunctionName")).isEqualTo(Map.of("Ref", task + "Function"));
    assertThat(version.get("Description")).isEqualTo(sub("${ArtifactPrefix} ${Revision}"));
    assertThat(ProjectTemplate.required(function, "Description").toString())
        .as("Lambda publishes no version of a function that has not changed")
        .contains("(${ArtifactPrefix} ${Revision})");
    assertThat(COMPUTE.section("Resources", task + "Alias", "Properties"))
        .containsEntry("Name", "live")
        .containsEntry("FunctionVersion", Map.of("Fn::GetAtt", task + "Version.Version"));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void whoever_logs_in_to_databases_has_the_drivers_the_certificates_and_the_network(String task) {
    Map<String, Object> function = Functions.properties(task);
    boolean logsIn = Functions.logsIn(task);
    assertThat(ProjectTemplate.map(ProjectTemplate.required(function, "Code")).get("S3Key"))
        .isEqualTo(
            sub("${ArtifactPrefix}functions/dbrefresh-" + (logsIn ? "sql" : "tasks") + ".zip"));
    assertThat(function.containsKey("VpcConfig")).isEqualTo(logsIn);
    assertThat(
            ProjectTemplate.map(
                ProjectTemplate.required(
                    ProjectTemplate.map(ProjectTemplate.required(function, "Environment")),
                    "Variables")))
        .as("variables")
        .matches(variables -> variables.containsKey("RDS_CA_BUNDLE") == logsIn);
  }

  @Test
  void endpoints_are_those_of_what_the_functions_in_the_vpc_call() {
    Set<String> called =
        Functions.tasks().stream()
            .filter(Functions::logsIn)
            .flatMap(task -> Functions.reached(task).stream())
            .map(CLIENT::matcher)
            .filter(Matcher::matches)
            .map(call -> call.group(1).equals("sfn") ? "states" : call.group(1))
            // Outside us-east-1 IAM has no endpoint in a VPC: the step roles needs a NAT.
            .filter(service -> !service.equals("iam"))
            .collect(Collectors.toSet());
    Set<String> endpoints =
        ProjectTemplate.called("function-network")
            .resources("AWS::EC2::VPCEndpoint")
            .values()
            .stream()
            .flatMap(
                endpoint ->
                    ProjectTemplate.strings(ProjectTemplate.required(endpoint, "ServiceName")))
            .map(service -> service.substring(service.lastIndexOf('.') + 1))
            .collect(Collectors.toSet());
    assertThat(endpoints).isEqualTo(called);
  }
}
