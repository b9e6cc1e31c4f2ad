package io.dbrefresh.lambdas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A function looks again by itself while its step is young. */
class WatchingTest {
  private static final StepOutcome GOING = StepOutcome.inProgress("mysqlinstdtemp is creating");
  private static final int LIMIT = 300_000;

  private final List<Duration> looks = new ArrayList<>();
  private Instant now = Plans.STARTED;
  private Function<Duration, StepOutcome> found = elapsed -> GOING;

  private final class Task extends StepHandler {
    Task() {
      super(WaitingClock.of(new HandClock(), time -> now = now.plus(time)));
    }

    @Override
    protected StepOutcome advance(StepRequest request) {
      Duration elapsed = Duration.between(Plans.STARTED, now);
      looks.add(elapsed);
      return found.apply(elapsed);
    }
  }

  private final class HandClock extends Clock {
    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** One call, {@code elapsed} after the step began, of a function that may run so long. */
  private JsonNode answer(Duration elapsed, int limit) throws IOException {
    now = Plans.STARTED.plus(elapsed);
    Instant end = now.plusMillis(limit);
    ObjectNode nothing = StepJson.mapper().createObjectNode();
    StepRequest request =
        new StepRequest(
            "retire",
            Plans.run("app1-mysqlinstd-1"),
            "locks",
            Optional.of(Plans.mysql("app1-mysqlinstd-1", 1)),
            Optional.empty(),
            nothing,
            Optional.empty(),
            Plans.STARTED,
            nothing);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    new Task()
        .handleRequest(
            new ByteArrayInputStream(StepJson.mapper().writeValueAsBytes(request)),
            answer,
            new LambdaTime(() -> Math.toIntExact(Duration.between(now, end).toMillis())));
    return StepJson.mapper().readTree(answer.toByteArray());
  }

  @Test
  void what_ends_within_a_minute_is_seen_within_seconds() throws IOException {
    found = elapsed -> elapsed.toSeconds() < 50 ? GOING : StepOutcome.done("there");

    JsonNode answer = answer(Duration.ZERO, LIMIT);

    assertThat(answer.path("status").asText()).isEqualTo("DONE");
    assertThat(looks.get(looks.size() - 1)).isBetween(seconds(50), seconds(53));
  }

  @Test
  void a_call_stays_for_four_minutes_and_the_next_until_seven_are_over() throws IOException {
    JsonNode answer = answer(Duration.ZERO, LIMIT);
    assertThat(answer.path("status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(answer.path("waitSeconds").asInt()).isLessThanOrEqualTo(10);
    assertThat(now).isBetween(Plans.STARTED.plusSeconds(230), Plans.STARTED.plusSeconds(250));
    assertThat(looks).hasSizeLessThan(80);

    answer = answer(seconds(250), LIMIT);
    assertThat(now).isBetween(Plans.STARTED.plusSeconds(420), Plans.STARTED.plusSeconds(430));
    assertThat(answer.path("waitSeconds").asInt()).isBetween(63, 65);
  }

  @Test
  void a_later_call_stays_for_a_tenth_of_the_time_and_after_a_quarter_of_an_hour_not_at_all()
      throws IOException {
    answer(seconds(500), LIMIT);
    assertThat(now).isBetween(Plans.STARTED.plusSeconds(550), Plans.STARTED.plusSeconds(556));

    looks.clear();
    answer(seconds(900), LIMIT);
    assertThat(looks).hasSize(1);
  }

  @Test
  void what_the_machine_has_to_remember_is_handed_to_it_at_once() throws IOException {
    ObjectNode progress = StepJson.mapper().createObjectNode().put("sent", true);
    found = elapsed -> StepOutcome.inProgress("the password is on its way", progress);

    JsonNode answer = answer(Duration.ZERO, LIMIT);

    assertThat(looks).hasSize(1);
    assertThat(answer.path("progress")).isEqualTo(progress);
    assertThat(answer.path("waitSeconds").asInt()).isZero();
  }

  @Test
  void the_last_look_has_a_minute_before_lambda_ends_the_function() throws IOException {
    answer(Duration.ZERO, 120_000);

    assertThat(looks.get(looks.size() - 1)).isLessThanOrEqualTo(seconds(60));
    assertThat(looks.get(looks.size() - 1)).isGreaterThan(seconds(50));
  }

  @Test
  void a_function_that_has_less_than_a_minute_looks_once() throws IOException {
    answer(Duration.ZERO, 60_000);

    assertThat(looks).hasSize(1);
  }

  @Test
  void nothing_is_looked_at_when_the_deadline_has_passed_meanwhile() throws IOException {
    JsonNode answer = answer(seconds(3599), LIMIT);

    assertThat(looks).hasSize(1);
    assertThat(answer.path("waitSeconds").asInt()).isEqualTo(1);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
