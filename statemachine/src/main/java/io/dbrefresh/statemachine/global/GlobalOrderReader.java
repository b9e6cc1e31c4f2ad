package io.dbrefresh.statemachine.global;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the input of the global machine: {@code operation}, {@code globalCluster}, {@code to}, and
 * where wanted {@code from}, {@code rpoSeconds}, {@code allowDataLoss}, {@code smallerInstances},
 * {@code switchBack}, {@code unprotect}, {@code secret}, {@code recordTable}, {@code topicArn},
 * {@code launch}.
 */
public final class GlobalOrderReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Set<String> KEYS =
      Set.of(
          "operation",
          "globalCluster",
          "to",
          "from",
          "rpoSeconds",
          "allowDataLoss",
          "smallerInstances",
          "switchBack",
          "unprotect",
          "secret",
          "recordTable",
          "topicArn",
          "launch",
          "plan");

  private final ObjectNode input;
  private final List<String> problems = new ArrayList<>();

  private GlobalOrderReader(ObjectNode input) {
    this.input = input;
  }

  /**
   * What is asked for.
   *
   * @throws InvalidGlobalOrderException with every problem
   */
  public static GlobalOrder read(ObjectNode input) {
    return new GlobalOrderReader(input).read();
  }

  private GlobalOrder read() {
    unknownKeys();
    Optional<Operation> operation = Operation.of(text("operation"));
    if (operation.isEmpty()) {
      problems.add("operation: has to be switchover, failover, detach or rejoin");
    }
    if (text("secret").isEmpty()) {
      problems.add("secret: has to be the name of the secret with the master user's login");
    }
    String name = matching("globalCluster", NAME, "the name of a global cluster");
    String to = matching("to", REGION, "a region, such as us-east-1");
    Optional<String> from = from();
    Optional<Long> rpo = rpo();
    boolean loss = flag("allowDataLoss");
    boolean refuse = smaller();
    boolean back = onlyOfRejoin("switchBack", operation);
    boolean unprotect = onlyOfRejoin("unprotect", operation);
    String secret = text("secret");
    String by = input.path("launch").path("by").asText("unknown");
    if (!problems.isEmpty()) {
      throw new InvalidGlobalOrderException(problems);
    }
    Operation known = operation.orElseThrow();
    return new GlobalOrder(known, name, to, from, rpo, loss, refuse, back, unprotect, secret, by);
  }

  private void unknownKeys() {
    input
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problems.add(key + ": no such key; there are " + String.join(", ", sorted()));
              }
            });
  }

  private Optional<String> from() {
    return input.has("from")
        ? Optional.of(matching("from", REGION, "a region, such as us-west-2"))
        : Optional.empty();
  }

  private static List<String> sorted() {
    return KEYS.stream().filter(key -> !key.equals("plan")).sorted().toList();
  }

  private String text(String key) {
    return input.path(key).asText("");
  }

  private String matching(String key, Pattern pattern, String what) {
    String value = text(key);
    if (!pattern.matcher(value).matches()) {
      problems.add(key + ": has to be " + what);
    }
    return value;
  }

  private Optional<Long> rpo() {
    JsonNode value = input.path("rpoSeconds");
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || value.asLong() < 0) {
      problems.add("rpoSeconds: has to be a whole number of seconds, 0 or more");
    }
    return Optional.of(value.asLong());
  }

  private boolean smaller() {
    String value = input.path("smallerInstances").asText("refuse");
    if (!value.equals("refuse") && !value.equals("warn")) {
      problems.add("smallerInstances: has to be refuse or warn");
    }
    return !value.equals("warn");
  }

  private boolean flag(String key) {
    JsonNode value = input.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problems.add(key + ": has to be true or false");
    }
    return value.asBoolean(false);
  }

  private boolean onlyOfRejoin(String key, Optional<Operation> operation) {
    boolean value = flag(key);
    if (value && operation.isPresent() && operation.get() != Operation.REJOIN) {
      problems.add(key + ": goes with a rejoin only");
    }
    return value;
  }
}
