package io.dbrefresh.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.time.Timeline;
import io.dbrefresh.local.time.VirtualTimeline;
import io.dbrefresh.local.time.WallTimeline;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFunctionsTest {
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:EchoFunction";

  @TempDir Path logs;

  private LocalFunctions on(Timeline timeline) {
    return new LocalFunctions(
        template(),
        new Collaborators(Map.of(Clock.class, timeline::clock)),
        logs,
        timeline,
        "us-east-1",
        "123456789012");
  }

  private LocalFunctions onVirtualTime() {
    return on(new VirtualTimeline(Instant.parse("2026-03-01T02:00:00Z")));
  }

  private static Path template() {
    try {
      return Path.of(
          Objects.requireNonNull(LocalFunctionsTest.class.getResource("functions.yaml")).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void reads_functions_from_a_template_with_short_tags() {
    assertThat(onVirtualTime().definitions())
        .extracting(FunctionDefinition::name)
        .containsExactly(
            "EchoFunction",
            "MapFunction",
            "FailingFunction",
            "SlowFunction",
            "GreedyFunction",
            "MissingFunction");
    assertThat(onVirtualTime().definitions().get(0))
        .isEqualTo(
            new FunctionDefinition(
                "EchoFunction",
                "io.dbrefresh.local.lambda.Handlers$Echo",
                Duration.ofSeconds(120),
                512));
    assertThat(onVirtualTime().definitions().get(1).timeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void constructs_the_handler_with_what_it_asks_for_and_uses_it_again() {
    LocalFunctions functions = onVirtualTime();
    assertThat(functions.invoke("EchoFunction", "{\"a\":1}"))
        .isEqualTo(
            "{\"event\":{\"a\":1},\"time\":\"2026-03-01T02:00:00Z\",\"function\":\""
                + ARN
                + "\",\"left\":120000,\"memory\":512,\"used\":1}");
    assertThat(functions.invoke(ARN, "{}")).contains("\"used\":2");
    assertThat(functions.invoke(ARN + ":$LATEST", "{}")).contains("\"used\":3");
  }

  @Test
  void maps_java_objects_to_and_from_json() {
    assertThat(onVirtualTime().invoke("MapFunction", "{\"name\":\"dba\"}"))
        .isEqualTo("{\"greeting\":\"hello dba\"}");
  }

  @Test
  void hands_on_what_the_handler_threw() {
    assertThatThrownBy(() -> onVirtualTime().invoke("FailingFunction", "{}"))
        .isInstanceOfSatisfying(
            FunctionException.class,
            failed -> {
              assertThat(failed.errorType()).isEqualTo("java.lang.UnsupportedOperationException");
              assertThat(failed).hasMessage("on purpose");
              assertThat(failed.frames().get(0)).contains("Handlers$Failing.handleRequest");
            });
  }

  @Test
  void gives_up_a_handler_that_takes_longer_than_its_timeout() {
    try (Timeline timeline = new WallTimeline()) {
      assertThatThrownBy(() -> on(timeline).invoke("SlowFunction", "{}"))
          .isInstanceOfSatisfying(
              FunctionException.class,
              late -> {
                assertThat(late.errorType()).isEqualTo("Sandbox.Timedout");
                assertThat(late).hasMessageContaining("Error: Task timed out after 1.00 seconds");
              });
    }
  }

  @Test
  void says_which_handler_cannot_run_and_why() {
    assertThatThrownBy(() -> onVirtualTime().invoke("GreedyFunction", "{}"))
        .hasMessageContaining("GreedyFunction")
        .hasMessageContaining(
            "Handlers$Greedy is constructed with a java.lang.StringBuilder, which the region does"
                + " not have");
    assertThatThrownBy(() -> onVirtualTime().invoke("MissingFunction", "{}"))
        .hasMessageContaining("io.dbrefresh.local.lambda.NotThere is not on the class path");
  }

  @Test
  void knows_no_other_function() {
    for (String name : List.of("OtherFunction", "", ARN + "2")) {
      assertThatThrownBy(() -> onVirtualTime().invoke(name, "{}"))
          .isInstanceOf(UnknownFunctionException.class);
    }
  }

  @Test
  void runs_invocations_side_by_side() {
    try (Timeline timeline = new WallTimeline()) {
      LocalFunctions functions = on(timeline);
      assertThat(
              IntStream.range(0, 40)
                  .parallel()
                  .mapToObj(i -> functions.invoke("EchoFunction", Integer.toString(i)))
                  .map(answer -> answer.replaceAll("^\\{\"event\":(\\d+),.*", "$1"))
                  .map(Integer::valueOf))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).boxed().toList());
    }
  }

  @Test
  void logs_each_invocation_in_the_functions_file() throws IOException {
    LocalFunctions functions = onVirtualTime();
    functions.invoke("EchoFunction", "{}");
    assertThat(Files.readAllLines(logs.resolve("EchoFunction.log")))
        .hasSize(3)
        .allMatch(line -> line.startsWith("2026-03-01T02:00:00Z "))
        .anyMatch(line -> line.endsWith(" echoing"));
    assertThatThrownBy(() -> functions.invoke("FailingFunction", "{}"));
    assertThat(Files.readString(logs.resolve("FailingFunction.log")))
        .contains("ERROR java.lang.UnsupportedOperationException: on purpose");
  }
}
