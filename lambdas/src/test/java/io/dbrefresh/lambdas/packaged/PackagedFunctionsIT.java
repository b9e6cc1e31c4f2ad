package io.dbrefresh.lambdas.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every function of the templates, from its package, under Lambda's own runtime client: one after
 * the other, for all processes of the client unpack a library to the same place.
 */
class PackagedFunctionsIT {
  private static final long MOST_BYTES = 20L * 1024 * 1024;
  private static final int SECONDS = 120;
  private static final RefreshPlan PLAN = EverythingPlanned.plan();
  private static final Map<String, Path> TASK_ROOTS = new ConcurrentHashMap<>();

  @TempDir static Path folder;

  static List<DeployedFunction> functions() throws IOException {
    return DeployedFunction.all().stream().filter(MachineEvents::calls).toList();
  }

  static List<DeployedFunction> others() throws IOException {
    return DeployedFunction.all().stream().filter(each -> !MachineEvents.calls(each)).toList();
  }

  @ParameterizedTest(name = "the package {0}")
  @ValueSource(strings = {"tasks", "sql"})
  void is_small_enough_for_a_quick_start(String name) throws IOException {
    assertThat(Files.size(FunctionPackage.archive(name))).isLessThanOrEqualTo(MOST_BYTES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void loads_takes_the_machines_event_and_answers(DeployedFunction function) throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FakeAws aws = new FakeAws(PLAN);
        FunctionProcess process = start(function, api, aws)) {
      String event = new MachineEvents(PLAN).of(function.name());
      aws.deny(true);
      api.invoke(event);
      RuntimeApi.Said denied = api.next(SECONDS, process);
      aws.deny(false);
      api.invoke(event);
      RuntimeApi.Said answered = api.next(SECONDS, process);
      List<String> lines = process.lines();
      assertThat(denied)
          .as(() -> String.join("\n", lines))
          .satisfies(PackagedFunctionsIT::failsByAName);
      assertThat(answered.kind()).as(() -> String.join("\n", lines)).isEqualTo("response");
      boolean ended = !answered.body().path("status").asText("IN_PROGRESS").equals("IN_PROGRESS");
      assertThat(lines.stream().anyMatch(line -> line.contains("StepSeconds"))).isEqualTo(ended);
      assertThat(lines).isNotEmpty().allSatisfy(PackagedFunctionsIT::tells);
      assertThat(process.mostMemory()).isLessThan(function.memorySize() / 2);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("others")
  void loads_also_where_something_else_than_the_machine_calls_it(DeployedFunction function)
      throws Exception {
    try (RuntimeApi api = new RuntimeApi();
        FakeAws aws = new FakeAws(PLAN);
        FunctionProcess process = start(function, api, aws)) {
      api.invoke("{}");
      RuntimeApi.Said said = api.next(SECONDS, process);
      List<String> lines = process.lines();
      assertThat(said.kind()).as(() -> String.join("\n", lines)).isIn("response", "error");
      assertThat(said.errorType())
          .doesNotContain("NoClassDefFoundError", "ClassNotFound", "InitializerError");
    }
  }

  private static FunctionProcess start(DeployedFunction function, RuntimeApi api, FakeAws aws)
      throws IOException {
    String name = function.packageName().orElse(PackageOfFunctionTest.needed(function));
    Path root =
        TASK_ROOTS.computeIfAbsent(
            name,
            each -> {
              try {
                return FunctionPackage.unpack(each, folder.resolve(each));
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    return new FunctionProcess(Launch.asOnLambda(root, function.handler()), api, aws);
  }

  /** A refusal is an answer that says so, or thrown by a name that the machine tries again. */
  private static void failsByAName(RuntimeApi.Said denied) throws IOException {
    if (denied.kind().equals("error")) {
      assertThat(denied.errorType()).isIn(retried());
      assertThat(denied.body().path("errorMessage").asText()).contains("refused");
    } else {
      assertThat(denied.kind()).isEqualTo("response");
      assertThat(denied.body().path("status").asText()).isIn("DONE", "IN_PROGRESS", "FAILED");
    }
  }

  private static Set<String> retried() throws IOException {
    JsonNode definition =
        StepJson.mapper().readTree(Path.of("..", "statemachine", "step.asl.json").toFile());
    Set<String> names = new HashSet<>();
    definition
        .at("/States/advance/Retry")
        .forEach(rule -> rule.path("ErrorEquals").forEach(name -> names.add(name.asText())));
    return names;
  }

  private static void tells(String line) throws IOException {
    JsonNode json = StepJson.mapper().readTree(line);
    assertThat(json.path("timestamp").asText()).isNotEmpty();
    assertThat(json.path("message").asText()).isNotEmpty();
    assertThat(json.path("AWSRequestId").asText()).startsWith("request-");
    if (json.path("message").asText().contains("\n")) {
      return; // The stack, as the runtime tells it.
    }
    assertThat(json.path("level").asText()).isIn("INFO", "ERROR");
    assertThat(json.has("execution") && json.has("step") && json.has("target")).isTrue();
  }
}
