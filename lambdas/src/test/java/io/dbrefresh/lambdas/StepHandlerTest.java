package io.dbrefresh.lambdas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepHandlerTest {

  private static final class Fixed extends StepHandler {
    private final Supplier<StepOutcome> outcome;

    Fixed(Duration elapsed, Supplier<StepOutcome> outcome) {
      super(
          WaitingClock.of(
              Clock.fixed(Plans.STARTED.plus(elapsed), ZoneOffset.UTC),
              time -> fail("nobody said how long it may wait")));
      this.outcome = outcome;
    }

    @Override
    protected StepOutcome advance(StepRequest request) {
      return outcome.get();
    }
  }

  private static JsonNode answer(Duration elapsed, Supplier<StepOutcome> outcome)
      throws IOException {
    ObjectNode nothing = StepJson.mapper().createObjectNode();
    StepRequest request =
        new StepRequest(
            "perform-restore",
            Plans.run("app1-mysqlinstd-1"),
            "locks",
            Optional.of(Plans.mysql("app1-mysqlinstd-1", 1)),
            Optional.empty(),
            nothing,
            Optional.empty(),
            Plans.STARTED,
            nothing);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new Fixed(elapsed, outcome)
        .handleRequest(
            new ByteArrayInputStream(StepJson.mapper().writeValueAsBytes(request)), answer, null);
    return StepJson.mapper().readTree(answer.toByteArray());
  }

  @ParameterizedTest(name = "after {0} s it waits {1} s")
  @CsvSource({"0,5", "33,5", "60,5", "419,5", "420,63", "600,90", "1500,60", "3000,120", "3595,5"})
  void waits_the_asked_time_first_then_a_part_of_the_elapsed_time(long elapsed, int wait)
      throws IOException {
    JsonNode answer =
        answer(
            Duration.ofSeconds(elapsed),
            () -> StepOutcome.inProgress("mysqlinstdtemp is creating"));
    assertThat(answer.path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(answer.path("waitSeconds").asInt()).isEqualTo(wait);
  }

  @Test
  void a_passed_deadline_fails_and_says_what_was_waited_for() throws IOException {
    JsonNode answer =
        answer(
            Duration.ofSeconds(3600), () -> StepOutcome.inProgress("mysqlinstdtemp is creating"));
    assertThat(answer.path("status").asText()).isEqualTo("FAILED");
    assertThat(answer.path("error").asText()).isEqualTo("DeadlinePassed");
    assertThat(answer.path("detail").asText())
        .contains("perform-restore", "1H", "mysqlinstdtemp is creating");
  }

  @Test
  void a_step_that_is_done_after_its_deadline_is_done() throws IOException {
    JsonNode answer = answer(Duration.ofHours(5), () -> StepOutcome.done("available"));
    assertThat(answer.path("status").asText()).isEqualTo("DONE");
  }

  @Test
  void a_failure_from_deep_inside_is_answered_by_its_name() throws IOException {
    JsonNode answer =
        answer(
            Duration.ZERO,
            () -> {
              throw new StepFailedException(StepError.NOT_ALLOWED, "no refresh=true");
            });
    assertThat(answer.path("error").asText()).isEqualTo("NotAllowed");
    assertThat(answer.path("detail").asText()).isEqualTo("no refresh=true");
  }

  @Test
  void a_plan_survives_its_way_through_json() throws IOException {
    byte[] json = StepJson.mapper().writeValueAsBytes(Plans.mysql("r", 7));
    assertThat(StepJson.mapper().readValue(json, RefreshPlan.class)).isEqualTo(Plans.mysql("r", 7));
  }
}
