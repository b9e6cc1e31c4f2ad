package io.dbrefresh.lambdas.scripts;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Whether a MySQL statement is inside the body of a routine, trigger or event, where a semicolon
 * ends a statement of the body and not the whole. Each {@code BEGIN}, {@code CASE}, {@code IF} and
 * loop waits for its {@code END}; {@code IF(…)} and {@code REPEAT(…)} are functions where no
 * statement can begin.
 */
final class RoutineBody {
  private static final Set<String> ROUTINES = Set.of("PROCEDURE", "FUNCTION", "TRIGGER", "EVENT");
  private static final Set<String> OTHERS =
      Set.of("TABLE", "VIEW", "INDEX", "DATABASE", "SCHEMA", "USER", "ROLE", "SERVER", "SEQUENCE");
  private static final Set<String> BLOCKS = Set.of("IF", "LOOP", "REPEAT", "WHILE", "FOR");
  private static final Set<String> BEFORE_STATEMENT =
      Set.of(";", ":", "BEGIN", "THEN", "ELSE", "DO", "LOOP", "REPEAT");
  private static final Set<String> BEFORE_BODY =
      Set.of(")", "'", "ROW", "DO", "DETERMINISTIC", "DATA", "SQL", "INVOKER", "DEFINER");

  private final Deque<String> open = new ArrayDeque<>();
  private String first = "";
  private String previous = "";
  private boolean creating;
  private boolean routine;

  /** A new statement begins. */
  void begin() {
    open.clear();
    first = "";
    previous = "";
    creating = false;
    routine = false;
  }

  /** Whether a semicolon belongs to the body. */
  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Whether it matters which words come next. */
  boolean wantsWords() {
    return creating || routine || first.isEmpty() || first.equals("BEGIN");
  }

  /** Whether this is a {@code USE}. */
  boolean isUse() {
    return first.equals("USE");
  }

  /** A quoted text, a name in backticks or a character of its own. */
  void symbol(char symbol) {
    if (symbol > ' ' && wantsWords()) {
      previous = String.valueOf(symbol);
    }
  }

  /** A word outside of quotes, in upper case. */
  void word(String word) {
    if (previous.equals(".") || previous.equals("@")) {
      previous = "name";
      return;
    }
    if (first.isEmpty()) {
      first = word;
      creating = word.equals("CREATE");
    } else if (first.equals("BEGIN") && previous.equals("BEGIN") && word.equals("NOT")) {
      routine = true; // MariaDB's BEGIN NOT ATOMIC
      open.push("BEGIN");
    } else if (creating && !routine) {
      routine = ROUTINES.contains(word);
      creating = !OTHERS.contains(word);
    } else if (routine) {
      inBody(word);
    }
    previous = word;
  }

  private void inBody(String word) {
    if (word.equals("END")) {
      open.poll();
    } else if (!previous.equals("END")) {
      boolean statement = isStatementStart();
      if (word.equals("BEGIN") || BLOCKS.contains(word) && statement) {
        open.push(word);
      } else if (word.equals("CASE")) {
        open.push(statement ? "CASE" : "CASE expression");
      }
    }
  }

  private boolean isStatementStart() {
    return BEFORE_STATEMENT.contains(previous) && !"CASE expression".equals(open.peek())
        || open.isEmpty() && BEFORE_BODY.contains(previous);
  }
}
