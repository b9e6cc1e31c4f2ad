package io.dbrefresh.statemachine.refreshfile.shortform;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The short form of the refresh file. It names each database once, and what it leaves out is taken
 * from the existing target, or else from the source. It is one object that names its {@code
 * source}; the documented form has no such key.
 */
public final class ShortForm {
  /** The table of records of a file that names none. */
  public static final String RECORDS = "dbalignment-awssol";

  private ShortForm() {}

  /** Whether {@code file} is written in the short form. */
  public static boolean is(JsonNode file) {
    return file.has("source");
  }

  /**
   * The same refresh in the documented form. A value that the schema refuses is taken over as far
   * as that goes, so that everything else is looked at too.
   */
  public static Expansion expand(JsonNode file) {
    Draft draft = new Draft(file);
    new NamesExpander(draft).expand();
    new SettingsExpander(draft).expand();
    new ReplicasExpander(draft).expand();
    new PasswordExpander(draft).expand();
    new TasksExpander(draft).expand();
    return draft.expansion();
  }
}
