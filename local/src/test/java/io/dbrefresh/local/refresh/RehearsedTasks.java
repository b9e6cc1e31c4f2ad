package io.dbrefresh.local.refresh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tasks that answer what a test laid down for them, and otherwise that they are done. */
final class RehearsedTasks implements Functions {
  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final Map<String, RuntimeException> thrown = new HashMap<>();
  private final List<JsonNode> requests = new ArrayList<>();

  /** {@code step} answers this next. */
  RehearsedTasks answering(String step, String... texts) {
    answers.computeIfAbsent(step, any -> new ArrayDeque<>()).addAll(List.of(texts));
    return this;
  }

  /** {@code step} throws this whenever it is asked. */
  void throwing(String step, RuntimeException exception) {
    thrown.put(step, exception);
  }

  /** {@code prepare} plans these steps. */
  RehearsedTasks planning(String... steps) {
    ObjectNode done = StepJson.mapper().createObjectNode().put("status", "DONE");
    done.put("detail", "planned");
    ObjectNode plan = done.putObject("result").putObject("plan");
    plan.put("application", "app1").put("environment", "development");
    plan.put("recordTable", "records").put("topicArn", "topic");
    plan.putObject("target").putObject("names").put("instance", "target");
    plan.putObject("source").put("identifier", "source");
    plan.putObject("restore").put("type", "latestpoint");
    for (String step : steps) {
      plan.withArray("steps").addObject().put("name", step);
    }
    return answering("prepare", done.toString());
  }

  @Override
  public String invoke(String function, String payload) {
    try {
      JsonNode request = StepJson.mapper().readTree(payload);
      requests.add(request);
      RuntimeException exception = thrown.get(request.path("step").asText());
      if (exception != null) {
        throw new FunctionException(exception);
      }
      Deque<String> left = answers.getOrDefault(request.path("step").asText(), new ArrayDeque<>());
      return left.isEmpty()
          ? "{\"status\": \"DONE\", \"detail\": \"done\", \"result\": {}}"
          : left.pop();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The steps that were asked, one entry a call. */
  List<String> calls() {
    return requests.stream().map(request -> request.path("step").asText()).toList();
  }

  /** The last request of {@code step}. */
  JsonNode request(String step) {
    return requests.stream()
        .filter(request -> request.path("step").asText().equals(step))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
