package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.process.Screen;
import java.io.PrintWriter;

/**
 * Standard output and standard error, written to from several threads without getting in each
 * other's way: what is unfinished on a line is finished or cleared before the next line begins.
 */
public final class Printer {
  private static final String CLEAR = "\r\033[2K";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Screen screen;
  private boolean status;
  private String begun = "";

  /** Writes to {@code out} and {@code err}; {@code screen} is what the former is. */
  public Printer(PrintWriter out, PrintWriter err, Screen screen) {
    this.out = out;
    this.err = err;
    this.screen = screen;
  }

  /** What standard output is. */
  public Screen screen() {
    return screen;
  }

  /** A line on standard output. */
  public synchronized void line(String text) {
    fresh();
    out.println(text);
    out.flush();
  }

  /** A line on standard error: for people, never for the next program in a pipe. */
  public synchronized void note(String text) {
    fresh();
    err.println(text);
    err.flush();
  }

  /** On a terminal, the line at the bottom that changes; elsewhere nothing. */
  public synchronized void status(String text) {
    if (screen.terminal()) {
      out.print(CLEAR + screen.fit(text));
      out.flush();
      status = true;
    }
  }

  /** Begins a line that {@link #end} will end. */
  public synchronized void begin(String text) {
    fresh();
    out.print(text);
    out.flush();
    begun = text;
  }

  /** Ends the line that began with {@code text}; writes it whole where others came between. */
  public synchronized void end(String text, String rest) {
    if (!begun.equals(text)) {
      fresh();
      out.print(text);
    }
    begun = "";
    out.println(rest);
    out.flush();
  }

  /** Leaves no unfinished line behind. */
  public synchronized void fresh() {
    if (status) {
      out.print(CLEAR);
      status = false;
    }
    if (!begun.isEmpty()) {
      out.println();
      begun = "";
    }
    out.flush();
  }
}
