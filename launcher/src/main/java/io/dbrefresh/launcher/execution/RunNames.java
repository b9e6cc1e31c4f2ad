package io.dbrefresh.launcher.execution;

import java.util.Optional;

/** What people call a run: its execution's name, or its ARN. */
public record RunNames(String name, Optional<String> arn) {
  /** Reads what was typed. */
  public static RunNames of(String typed) {
    return typed.startsWith("arn:")
        ? new RunNames(new ExecutionArn(typed).name(), Optional.of(typed))
        : new RunNames(typed, Optional.empty());
  }
}
