package io.dbrefresh.lambdas.scripts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.util.List;
import java.util.function.Consumer;

/**
 * The function's log of what ran: one JSON object a statement, or one for several that went to the
 * server in one message and share its time. It never holds the text of a statement.
 */
final class StatementLog {
  private final Consumer<ObjectNode> lines;
  private final String key;

  StatementLog(Consumer<ObjectNode> lines, String key) {
    this.lines = lines;
    this.key = key;
  }

  /** A statement has run. */
  void ran(SqlStatement statement, long number, long rows, long millis, boolean commits) {
    ObjectNode line = line(millis);
    line.put("statement", number).put("line", statement.line());
    line.put("verb", Words.of(statement.text()).get(0)).put("rows", rows);
    if (commits) {
      line.put("implicitCommit", true);
    }
    lines.accept(line);
  }

  /** Statements have run that went to the server in one message. */
  void ran(List<SqlStatement> batch, long first, long[] rows, long millis) {
    ObjectNode line = line(millis);
    line.put("statement", first);
    ArrayNode each = line.putArray("statements");
    for (int i = 0; i < batch.size(); i++) {
      each.addObject().put("line", batch.get(i).line()).put("rows", rows[i]);
    }
    lines.accept(line);
  }

  /** A statement that an earlier invocation began has come to its end in the server. */
  void pickedUp(int at, long number, long millis) {
    lines.accept(line(millis).put("statement", number).put("line", at).put("pickedUp", true));
  }

  /** A statement goes on in the server without this invocation. */
  void left(int at, long number, long millis) {
    lines.accept(line(millis).put("statement", number).put("line", at).put("leftRunning", true));
  }

  private ObjectNode line(long millis) {
    return StepJson.mapper().createObjectNode().put("script", key).put("millis", millis);
  }
}
