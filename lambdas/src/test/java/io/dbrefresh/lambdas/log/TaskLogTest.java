package io.dbrefresh.lambdas.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskLogTest {
  private final List<String> lines = new ArrayList<>();

  private TaskLog log(boolean measures) {
    return new TaskLog(
        new LogOutput(lines::add, measures),
        new Topic("app1-mysqlinstd-1", "retire", "mysqlinstd"),
        null,
        Clock.fixed(Plans.STARTED, ZoneOffset.UTC));
  }

  private JsonNode line() throws IOException {
    assertThat(lines).hasSize(1);
    return StepJson.mapper().readTree(lines.get(0));
  }

  @Test
  void every_line_says_when_how_grave_and_what_it_is_about() throws IOException {
    log(false).info("the old mysqlinstd is renamed");
    assertThat(line())
        .isEqualTo(
            StepJson.mapper()
                .readTree(
                    """
                    {"timestamp": "2026-01-31T02:00:00Z", "level": "INFO", "message": "the old mysqlinstd is renamed",
                     "execution": "app1-mysqlinstd-1", "step": "retire", "target": "mysqlinstd"}\
                    """));
  }

  @Test
  void an_error_has_its_name() throws IOException {
    log(false).error("no refresh=true", "NotAllowed");
    assertThat(line().path("level").asText()).isEqualTo("ERROR");
    assertThat(line().path("error").asText()).isEqualTo("NotAllowed");
  }

  @Test
  void members_of_a_line_stand_beside_what_it_is_about() throws IOException {
    log(false).info("a statement of a script", "{\"script\": \"s/01.sql\", \"rows\": 3}");
    assertThat(line().path("script").asText()).isEqualTo("s/01.sql");
    assertThat(line().path("rows").asInt()).isEqualTo(3);
    assertThat(line().path("target").asText()).isEqualTo("mysqlinstd");
  }

  @Test
  void a_metric_is_a_line_of_the_embedded_format() throws IOException {
    log(true)
        .measure("retire took 2.5 s", Map.of("Step", "retire"), Metric.seconds("StepSeconds", 2.5));
    assertThat(line().path("_aws"))
        .isEqualTo(
            StepJson.mapper()
                .readTree(
                    """
                    {"Timestamp": 1769824800000, "CloudWatchMetrics": [{"Namespace": "dbrefresh", "Dimensions": [["Step"]],
                     "Metrics": [{"Name": "StepSeconds", "Unit": "Seconds"}]}]}\
                    """));
    assertThat(line().path("Step").asText()).isEqualTo("retire");
    assertThat(line().path("StepSeconds").asDouble()).isEqualTo(2.5);
    assertThat(line().path("execution").asText()).isEqualTo("app1-mysqlinstd-1");
  }

  @Test
  void nothing_is_measured_where_nobody_asks() {
    log(false).measure("retire took 2.5 s", Map.of(), Metric.seconds("StepSeconds", 2.5));
    assertThat(lines).isEmpty();
  }

  @Test
  void metrics_are_wanted_on_lambda_and_elsewhere_where_somebody_asks() {
    assertThat(LogOutput.of(Map.of("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001"), null).measures())
        .isTrue();
    assertThat(LogOutput.of(Map.of("DBREFRESH_METRICS", "true"), null).measures()).isTrue();
    assertThat(LogOutput.of(Map.of(), null).measures()).isFalse();
  }

  @Test
  void a_step_without_a_plan_is_about_the_target_of_its_refresh_file() throws IOException {
    for (String file :
        List.of(
            "{\"target\": {\"instance\": \"mysqlinstd\"}}",
            "{\"restore\": {\"target\": \"mysqlinstd\"}}")) {
      assertThat(Topic.of(prepare(file)).target()).isEqualTo("mysqlinstd");
    }
    assertThat(Topic.of(prepare("{}")).target()).isEmpty();
  }

  private static StepRequest prepare(String file) throws IOException {
    ObjectNode nothing = StepJson.mapper().createObjectNode();
    return new StepRequest(
        "prepare",
        Plans.run("app1-mysqlinstd-1"),
        "locks",
        Optional.empty(),
        Optional.of((ObjectNode) StepJson.mapper().readTree(file)),
        nothing,
        Optional.empty(),
        Plans.STARTED,
        nothing);
  }
}
