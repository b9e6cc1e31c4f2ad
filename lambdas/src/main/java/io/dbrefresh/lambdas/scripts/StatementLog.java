package io.dbrefresh.lambdas.scripts;

import java.util.List;
import java.util.function.Consumer;

/**
 * The function's log of what ran: one JSON object a statement, or one for several that went to the
 * server in one message and share its time. It never holds the text of a statement.
 */
final class StatementLog {
  private final Consumer<String> lines;
  private final String key;

  StatementLog(Consumer<String> lines, String key) {
    this.lines = lines;
    this.key = key;
  }

  /** A statement has run. */
  void ran(SqlStatement statement, long number, long rows, long millis, boolean commits) {
    line(
        millis,
        line -> {
          line.writeNumberField("statement", number);
          line.writeNumberField("line", statement.line());
          line.writeStringField("verb", Words.of(statement.text()).get(0));
          line.writeNumberField("rows", rows);
          if (commits) {
            line.writeBooleanField("implicitCommit", true);
          }
        });
  }

  /** Statements have run that went to the server in one message. */
  void ran(List<SqlStatement> batch, long first, long[] rows, long millis) {
    line(
        millis,
        line -> {
          line.writeNumberField("statement", first);
          line.writeArrayFieldStart("statements");
          for (int i = 0; i < batch.size(); i++) {
            line.writeStartObject();
            line.writeNumberField("line", batch.get(i).line());
            line.writeNumberField("rows", rows[i]);
            line.writeEndObject();
          }
          line.writeEndArray();
        });
  }

  /** A statement that an earlier invocation began has come to its end in the server. */
  void pickedUp(int at, long number, long millis) {
    alone(at, number, millis, "pickedUp");
  }

  /** A statement goes on in the server without this invocation. */
  void left(int at, long number, long millis) {
    alone(at, number, millis, "leftRunning");
  }

  private void alone(int at, long number, long millis, String what) {
    line(
        millis,
        line -> {
          line.writeNumberField("statement", number);
          line.writeNumberField("line", at);
          line.writeBooleanField(what, true);
        });
  }

  private void line(long millis, JsonText.Fields fields) {
    lines.accept(
        JsonText.of(
            line -> {
              line.writeStringField("script", key);
              line.writeNumberField("millis", millis);
              fields.write(line);
            }));
  }
}
