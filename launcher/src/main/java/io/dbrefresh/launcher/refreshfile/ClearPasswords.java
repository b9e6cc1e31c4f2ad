package io.dbrefresh.launcher.refreshfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The passwords that a refresh file carries in clear, in {@code temppwd}. The ARN of a secret in
 * that place is no password, and what was left to fill in is none yet.
 */
final class ClearPasswords {
  private static final String KEY = "temppwd";

  private final Map<String, List<ObjectNode>> places = new LinkedHashMap<>();

  ClearPasswords(JsonNode document) {
    collect(document);
  }

  private void collect(JsonNode node) {
    if (node instanceof ObjectNode object && object.get(KEY) instanceof TextNode text) {
      String password = text.textValue();
      if (!password.isBlank() && !password.startsWith("arn:") && !password.contains("CHANGE_ME")) {
        places.computeIfAbsent(password, unseen -> new ArrayList<>()).add(object);
      }
    }
    node.forEach(this::collect);
  }

  boolean areThere() {
    return !places.isEmpty();
  }

  /** Puts what {@code keeping} answers for each password in its place, wherever it stands. */
  void replace(UnaryOperator<String> keeping) {
    places.forEach(
        (password, objects) -> {
          String kept = keeping.apply(password);
          objects.forEach(object -> object.put(KEY, kept));
        });
  }
}
