package io.dbrefresh.lambdas.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Plans;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.step.StepFailure;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.TypedOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) StepJson.mapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static StepRequest request(
      Optional<RefreshPlan> plan, Optional<ObjectNode> input, String results) {
    return new StepRequest(
        "send-msg",
        Plans.run("app1-mysqlinstd-1"),
        "locks",
        plan,
        input,
        json(results),
        Optional.empty(),
        Plans.STARTED,
        json("{}"));
  }

  private static Message message(StepRequest request, Ending ending) {
    return new Message(
        request,
        SubjectReader.read(request),
        ending,
        Plans.STARTED.plusSeconds(3725),
        new TypedOptions(" --local"));
  }

  @Test
  void tells_of_a_completed_run_what_people_ask_for() {
    StepRequest request =
        request(
            Optional.of(Plans.mysql("app1-mysqlinstd-1", 1)),
            Optional.empty(),
            """
            {'perform-restore': {'step': 'perform-restore', 'startedAt': '2026-01-31T02:00:00Z',
              'endedAt': '2026-01-31T02:20:00Z', 'detail': 'restored',
              'result': {'dataAsOf': '2026-01-31T01:55:00Z'}},
             'run-scripts': {'result': {'scripts': [[3, 12, 40, '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU']]}},
             'retire': {'result': {'unavailableFrom': '2026-01-31T02:50:00Z'}},
             'rename-database': {'result': {'availableAt': '2026-01-31T02:51:30Z',
               'endpoint': 'mysqlinstd.example', 'port': 3307}}}
            """);
    Message message = message(request, Ending.completed());
    assertThat(message.subject()).isEqualTo("[development] refresh of mysqlinstd (app1) completed");
    assertThat(message.text())
        .contains(
            "mysqlinstd is a refreshed copy of mysqlinstp",
            "2026-01-31 01:55:00 UTC",
            "1 h 2 min",
            "1 min 30 s",
            "mysqlinstd.example:3307",
            "/development/app1/mysqlinstd",
            "s/01.sql: 3 statements, 12 rows");
  }

  @Test
  void tells_of_a_refused_run_without_a_plan_what_to_type_next() {
    StepRequest request =
        request(
            Optional.empty(),
            Optional.of(
                json(
                    """
                    {'restore': {'target': 'mysqlinstd', 'application': 'app1',
                       'environment': 'development', 'source': 'mysqlinstp', 'torun': 'true'},
                     'updatedynamodb': {'tablename': 'records', 'torun': 'false'},
                     'sendmsg': {'topicarn': 'arn:aws:sns:us-east-1:123456789012:t', 'torun': 'true'}}
                    """)),
            "{}");
    Ending ending =
        new Ending(Optional.of(new StepFailure("prepare", "InvalidRefreshFile", "/restore: bad")));
    Message message = message(request, ending);
    assertThat(message.subject()).endsWith("refused");
    assertThat(message.text())
        .contains("/restore: bad", "prepare", "dbrefresh launch mysqlinstd app1 --local");
    Subject subject = SubjectReader.read(request);
    assertThat(subject.recordTable()).isEmpty();
    assertThat(subject.topicArn()).contains("arn:aws:sns:us-east-1:123456789012:t");
  }

  @Test
  void survives_an_input_that_says_nothing() {
    StepRequest request = request(Optional.empty(), Optional.of(json("{}")), "{}");
    Ending ending = new Ending(Optional.of(new StepFailure("prepare", "Boom", "?")));
    assertThat(ending.status()).isEqualTo("failed");
    assertThat(message(request, ending).subject())
        .isEqualTo("[unknown] refresh of unknown (unknown) failed");
  }

  @Test
  void takes_what_equals_a_secret_out_of_the_cause() {
    assertThat(Scrubbing.scrubbed("login with hush failed: hush", List.of("hush", "")))
        .isEqualTo("login with *** failed: ***");
  }
}
