package io.dbrefresh.launcher.command;

import io.dbrefresh.statemachine.refreshfile.Problem;

/** A problem of a refresh file on one line, {@code file:line /pointer: message}. */
final class ProblemLine {
  private ProblemLine() {}

  static String of(String file, Problem problem) {
    String place = problem.line() > 0 ? file + ":" + problem.line() : file;
    String pointer = problem.pointer().isEmpty() ? "/" : problem.pointer();
    String kind = problem.severity() == Problem.Severity.WARNING ? "warning: " : "";
    return place + " " + pointer + ": " + kind + problem.message();
  }
}
