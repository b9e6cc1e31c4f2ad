package io.dbrefresh.lambdas.orphans;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Something that a run made and nobody needs any more.
 *
 * @param run the run that made it
 * @param target the instance that the run was to refresh
 * @param created when it was made, as far as AWS says; the epoch otherwise
 * @param monthly what it costs a month in US dollars; empty where the price is not known
 */
record Orphan(
    Kind kind,
    String identifier,
    String arn,
    String run,
    String target,
    Instant created,
    OptionalDouble monthly) {
  /** What it is. */
  enum Kind {
    INSTANCE("instance"),
    CLUSTER("cluster"),
    SNAPSHOT("snapshot"),
    CLUSTER_SNAPSHOT("cluster snapshot"),
    SECRET("secret");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  ObjectNode json() {
    ObjectNode json = StepJson.mapper().createObjectNode();
    json.put("kind", kind.word()).put("identifier", identifier).put("arn", arn);
    json.put("run", run).put("target", target).put("created", created.toString());
    monthly.ifPresent(dollars -> json.put("monthlyDollars", dollars));
    return json;
  }
}
