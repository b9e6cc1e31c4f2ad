package io.dbrefresh.local.simulation.world;

import io.dbrefresh.local.simulation.sql.SqlSession;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A session at a volume: which scripts of the model have run to their ends in a transaction. */
final class VolumeSession implements SqlSession {
  private static final Pattern END_OF_SCRIPT =
      Pattern.compile("UPDATE refreshes SET script = '([^']+)'");
  private static final Set<String> HARMLESS =
      Set.of("SELECT", "SHOW", "SET", "EXPLAIN", "WITH", "DO", "SAVEPOINT", "USE");

  private final SimulatedVolume volume;
  private final Runnable scriptEnded;
  private final Set<String> finished = new HashSet<>();
  private ScriptMarks marks;
  private boolean autoCommit = true;
  private boolean dirty;

  VolumeSession(SimulatedVolume volume, Runnable scriptEnded) {
    this.volume = volume;
    this.scriptEnded = scriptEnded;
    this.marks = volume.marks().copy();
  }

  /** A script of the model, of which the session can tell that it ran to its end. */
  static String script(String key) {
    return "-- %s\nDELETE FROM sessions;\nUPDATE refreshes SET script = '%s';\n"
        .formatted(key, key);
  }

  @Override
  public void execute(String statement) {
    String verb = statement.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    switch (verb) {
      case "START", "BEGIN" -> autoCommit = false;
      case "COMMIT" -> {
        commit();
        autoCommit = true;
      }
      case "ROLLBACK" -> {
        rollback();
        autoCommit = true;
      }
      default -> change(verb, statement);
    }
  }

  private void change(String verb, String statement) {
    if (HARMLESS.contains(verb)) {
      return;
    }
    if (ScriptMarks.isAbout(statement)) {
      marks.execute(statement);
    } else {
      dirty = true;
      Matcher matcher = END_OF_SCRIPT.matcher(statement);
      if (matcher.find()) {
        finished.add(matcher.group(1));
      }
    }
    if (autoCommit) {
      commit();
    }
  }

  @Override
  public List<Map<String, String>> query(String query) {
    return marks.query(query);
  }

  @Override
  public void autoCommit(boolean on) {
    autoCommit = on;
  }

  @Override
  public boolean isAutoCommit() {
    return autoCommit;
  }

  @Override
  public void commit() {
    volume.marks(marks.copy());
    if (dirty) {
      volume.commit(finished);
      finished.forEach(script -> scriptEnded.run());
    }
    dirty = false;
    finished.clear();
  }

  @Override
  public void rollback() {
    marks = volume.marks().copy();
    dirty = false;
    finished.clear();
  }
}
