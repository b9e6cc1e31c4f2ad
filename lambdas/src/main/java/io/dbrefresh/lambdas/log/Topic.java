package io.dbrefresh.lambdas.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepRequest;
import java.util.stream.Stream;

/**
 * What the lines of a log are about.
 *
 * @param execution name of the run's execution; empty where there is none
 * @param step the state; the function's own name where no state asks
 * @param target the identifier that people know; empty where it is not known
 */
public record Topic(String execution, String step, String target) {

  /** What a step is about, before anything has been checked. */
  public static Topic of(StepRequest request) {
    String target =
        request
            .plan()
            .map(plan -> plan.target().names().identifier())
            .or(() -> request.input().map(Topic::target))
            .orElse("");
    return new Topic(request.run().name(), request.step(), target);
  }

  /** In either form of the refresh file; the cluster's name for Aurora. */
  private static String target(ObjectNode input) {
    return Stream.of(
            "/target/cluster",
            "/target/instance",
            "/restore/targetcluster",
            "/restore/target",
            "/globalCluster")
        .map(input::at)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse("");
  }
}
