package io.dbrefresh.lambdas.log;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The log of one invocation: one JSON object a line, with the members that Lambda's JSON log format
 * has ({@code timestamp}, {@code level}, {@code message}, {@code AWSRequestId}) and what the line
 * is about ({@code execution}, {@code step}, {@code target}). Metrics are lines of CloudWatch's
 * embedded metric format. What is logged is what people may read: no secret.
 */
public final class TaskLog {
  private static final String NAMESPACE = "dbrefresh";

  private final LogOutput output;
  private final ObjectNode about;
  private final Clock clock;

  TaskLog(LogOutput output, Topic topic, @Nullable Context context, Clock clock) {
    this.output = output;
    this.clock = clock;
    about = StepJson.mapper().createObjectNode();
    if (context != null) {
      about.put("AWSRequestId", context.getAwsRequestId());
    }
    about.put("execution", topic.execution()).put("step", topic.step());
    about.put("target", topic.target());
  }

  /** The log of this invocation, where the environment says that it goes. */
  public static TaskLog of(Topic topic, @Nullable Context context, Clock clock) {
    return new TaskLog(LogOutput.of(System.getenv(), context), topic, context, clock);
  }

  /** Says what was found or done. */
  public void info(String message) {
    write(line("INFO", message));
  }

  /**
   * Says what was found or done, with members of its own.
   *
   * @param members a JSON object that is not empty; it is not parsed, for there may be thousands
   */
  public void info(String message, String members) {
    String line = line("INFO", message).toString();
    output.lines().accept(line.substring(0, line.length() - 1) + "," + members.substring(1));
  }

  /** Says what failed, by the error's name. */
  public void error(String message, String error) {
    write(line("ERROR", message).put("error", error));
  }

  /** Does the work; says what it throws, which goes on to the runtime. */
  public <T> T watching(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException thrown) {
      error(String.valueOf(thrown.getMessage()), thrown.getClass().getName());
      throw thrown;
    }
  }

  /**
   * Measures, where metrics are wanted.
   *
   * @param dimensions by name; none for a metric of the whole
   */
  public void measure(String message, Map<String, String> dimensions, Metric... metrics) {
    if (!output.measures()) {
      return;
    }
    ObjectNode line = line("INFO", message);
    ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.millis());
    ObjectNode directive =
        aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
    ArrayNode names = directive.putArray("Dimensions").addArray();
    ArrayNode definitions = directive.putArray("Metrics");
    dimensions.forEach(
        (name, value) -> {
          names.add(name);
          line.put(name, value);
        });
    for (Metric metric : List.of(metrics)) {
      definitions.addObject().put("Name", metric.name()).put("Unit", metric.unit());
      line.put(metric.name(), metric.value());
    }
    write(line);
  }

  private ObjectNode line(String level, String message) {
    ObjectNode line = StepJson.mapper().createObjectNode();
    line.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", level).put("message", message);
    return line.setAll(about);
  }

  private void write(ObjectNode line) {
    output.lines().accept(line.toString());
  }
}
