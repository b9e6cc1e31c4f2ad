package io.dbrefresh.statemachine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");

  private static List<String> local(String expression, String after, int count) {
    Instant from = LocalDateTime.parse(after).atZone(ROME).toInstant();
    return Expression.parse(expression).next(count, from, ROME, from).stream()
        .map(time -> time.atZone(ROME).toLocalDateTime().toString())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 2 * * ? *)          | 2026-11-27T01:00 | 2026-11-27T02:00",
        "cron(0 2 * * ? *)          | 2026-11-27T02:00 | 2026-11-28T02:00",
        "cron(30 22 ? * MON-FRI *)  | 2026-11-27T23:00 | 2026-11-30T22:30",
        "cron(30 22 ? * 2-6 *)      | 2026-11-27T23:00 | 2026-11-30T22:30",
        "cron(0 3 L * ? *)          | 2026-11-27T01:00 | 2026-11-30T03:00",
        "cron(0 3 15W * ? *)        | 2026-08-01T00:00 | 2026-08-14T03:00",
        "cron(0 3 ? * 6L *)         | 2026-11-01T00:00 | 2026-11-27T03:00",
        "cron(0 3 ? * 2#1 *)        | 2026-11-27T00:00 | 2026-12-07T03:00",
        "cron(0/15 8-9 * * ? *)     | 2026-11-27T08:20 | 2026-11-27T08:30",
        "cron(0 4 1 JAN,JUL ? 2027) | 2026-11-27T00:00 | 2027-01-01T04:00",
      })
  void finds_the_next_time_as_eventbridge_does(String expression, String after, String next) {
    assertThat(local(expression, after, 1)).containsExactly(next);
  }

  @Test
  void leaves_out_a_time_that_the_clocks_jump_over() {
    assertThat(local("cron(30 2 * * ? *)", "2026-03-28T00:00", 2))
        .containsExactly("2026-03-28T02:30", "2026-03-30T02:30");
  }

  @Test
  void starts_once_in_an_hour_that_comes_twice() {
    Instant before = Instant.parse("2026-10-24T22:00:00Z");

    assertThat(Expression.parse("cron(30 2 * * ? *)").next(2, before, ROME, before))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    assertThat(
            Expression.parse("cron(30 2 * * ? *)")
                .next(Instant.parse("2026-10-25T01:00:00Z"), ROME, before))
        .contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void a_rate_counts_from_the_beginning_and_knows_no_daylight_saving() {
    Instant since = Instant.parse("2026-03-28T22:00:00Z");

    assertThat(Expression.parse("rate(1 day)").next(2, since, ROME, since))
        .containsExactly(
            Instant.parse("2026-03-29T22:00:00Z"), Instant.parse("2026-03-30T22:00:00Z"));
    assertThat(Expression.parse("rate(12 hours)").next(since.minusSeconds(9), ROME, since))
        .contains(Instant.parse("2026-03-29T10:00:00Z"));
  }

  @Test
  void a_year_that_is_over_has_no_next_time() {
    assertThat(local("cron(0 2 * * ? 2020)", "2026-11-27T00:00", 3)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 2 * * *               | it has to be cron(minutes hours",
        "cron(0 2 * * *)         | did you mean cron(0 2 * * ? *)?",
        "cron(0 2 * * 1-5)       | cron(0 2 ? * MON-FRI *)",
        "cron(0 2 * * * *)       | one of the two is `?`",
        "cron(0 2 ? * ? *)       | one of the two is `?`",
        "cron(0 25 * * ? *)      | EventBridge does not take",
        "cron(0 2 32 * ? *)      | EventBridge does not take",
        "cron(0 2 ? * 8 *)       | EventBridge does not take",
        "rate(0 days)            | rate(12 hours)",
        "rate(daily)             | rate(12 hours)",
        "at(2026-11-27T02:00:00) | dbrefresh launch",
      })
  void says_what_to_write_instead(String expression, String message) {
    assertThatThrownBy(() -> Expression.parse(expression))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageContaining(message);
  }

  @Test
  void a_schedules_name_fits_and_stays_distinct() {
    assertThat(ScheduleName.of("app 1", "mysqlinstd")).isEqualTo("app_1-mysqlinstd");
    String one = ScheduleName.of("a".repeat(40), "b".repeat(40) + "1");
    assertThat(one).hasSize(64).isNotEqualTo(ScheduleName.of("a".repeat(40), "b".repeat(40) + "2"));
  }
}
