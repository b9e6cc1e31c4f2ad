package io.dbrefresh.statemachine.refreshfile;

import java.util.List;

/** What is wrong with a direction policy, as far as its schema tells, with pointers and lines. */
public final class PolicyProblems {
  private final SchemaRules schema = new SchemaRules("/policy.schema.json");

  /**
   * All problems at once, in the order of the file.
   *
   * @param name what the file is called in messages
   * @param json its text, UTF-8
   */
  public List<Problem> of(String name, byte[] json) {
    try {
      SourceText text = SourceText.parse(name, json);
      Problems problems = new Problems(text::line);
      schema.check(text.tree(), problems);
      return problems.all();
    } catch (InvalidRefreshFileException notJson) {
      return notJson.problems();
    }
  }
}
