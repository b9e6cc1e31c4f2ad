package io.dbrefresh.launcher.command;

import io.dbrefresh.launcher.display.Printer;
import io.dbrefresh.launcher.process.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Asks before something is done that costs or cannot be taken back. */
record Question(Surroundings surroundings, Printer printer) {

  /** Whether the answer is yes; no answer is no. */
  boolean agreed(String question) {
    printer.note(question + " Type yes:");
    try {
      return "yes".equals(surroundings.input().reader().readLine());
    } catch (IOException failed) {
      throw new UncheckedIOException("Nothing could be read", failed);
    }
  }
}
