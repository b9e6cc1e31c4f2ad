package io.dbrefresh.lambdas.roles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The document of a policy that allows to connect to databases as a user of theirs and nothing else
 * (RDS User Guide, "Creating and using an IAM policy for IAM database access").
 *
 * @param users ARNs such as {@code arn:aws:rds-db:us-east-1:123456789012:dbuser:db-ABC/app}
 */
record ConnectDocument(List<String> users) {
  private static final String ACTION = "rds-db:connect";

  /** Sorts, and drops what is there twice. */
  ConnectDocument {
    users = List.copyOf(new TreeSet<>(users));
  }

  /**
   * Reads the document of a policy version, which IAM hands out URL-encoded; empty when it says
   * something else, too.
   */
  static Optional<ConnectDocument> read(String encoded) {
    JsonNode statements;
    try {
      String json = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      statements = StepJson.mapper().readTree(json).path("Statement");
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    List<String> users = new ArrayList<>();
    for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
      boolean plain =
          statement.path("Effect").asText().equals("Allow")
              && texts(statement.path("Action")).equals(List.of(ACTION))
              && statement.path("Condition").isMissingNode()
              && statement.path("NotResource").isMissingNode();
      if (!plain) {
        return Optional.empty();
      }
      users.addAll(texts(statement.path("Resource")));
    }
    return Optional.of(new ConnectDocument(users));
  }

  private static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(each -> texts.add(each.asText()));
    } else {
      texts.add(value.asText());
    }
    return texts;
  }

  /** The document as IAM takes it. */
  String json() {
    ObjectNode document = StepJson.mapper().createObjectNode();
    document.put("Version", "2012-10-17");
    ObjectNode statement = document.putArray("Statement").addObject();
    statement.put("Sid", "Connect").put("Effect", "Allow").put("Action", ACTION);
    ArrayNode resource = statement.putArray("Resource");
    users.forEach(resource::add);
    return document.toString();
  }
}
