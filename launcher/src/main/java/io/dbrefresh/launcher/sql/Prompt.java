package io.dbrefresh.launcher.sql;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A prompt: statements of one line or many, ended by a semicolon, with a history. */
public final class Prompt {
  private static final Set<String> LEAVING = Set.of("\\q", "exit", "quit", "exit;", "quit;");

  private final SqlSession session;
  private final PrintWriter err;
  private final Path history;

  /** Prompts for {@code session}; what was typed is kept in {@code history}. */
  public Prompt(SqlSession session, PrintWriter err, Path history) {
    this.session = session;
    this.err = err;
    this.history = history;
  }

  /** Reads statements until the user leaves. */
  public void read(String name) throws IOException {
    Files.createDirectories(history.getParent());
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .parser(new StatementParser())
              .variable(LineReader.HISTORY_FILE, history)
              .variable(LineReader.SECONDARY_PROMPT_PATTERN, " ".repeat(name.length()) + "> ")
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .build();
      while (next(reader, name + "> ")) {}
    }
  }

  private boolean next(LineReader reader, String prompt) {
    try {
      String typed = reader.readLine(prompt).strip();
      if (LEAVING.contains(typed)) {
        return false;
      }
      if (!typed.isEmpty()) {
        session.run(typed);
      }
    } catch (UserInterruptException statementDropped) {
      return true;
    } catch (EndOfFileException left) {
      return false;
    } catch (SQLException failed) {
      err.println("error: " + SqlErrors.words(failed));
      err.flush();
    }
    return true;
  }

  /** Asks for another line until the statement has ended. */
  private static final class StatementParser extends DefaultParser {
    @Override
    public org.jline.reader.ParsedLine parse(String line, int cursor, ParseContext context) {
      String typed = line.strip();
      boolean whole = typed.isEmpty() || LEAVING.contains(typed) || StatementEnd.reached(line);
      if (context == Parser.ParseContext.ACCEPT_LINE && !whole) {
        throw new EOFError(-1, cursor, "statement not ended");
      }
      return super.parse(" ", 0, Parser.ParseContext.UNSPECIFIED);
    }
  }
}
