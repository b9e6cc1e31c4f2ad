package io.dbrefresh.launcher.display;

import java.time.Clock;
import java.time.ZoneId;

/** For whom standard output is written. */
public enum OutputFormat {
  /** For people. */
  TEXT {
    @Override
    public RunDisplay display(Printer printer, Clock clock) {
      return printer.screen().terminal()
          ? new TerminalDisplay(printer, clock.withZone(ZoneId.systemDefault()))
          : new PlainDisplay(printer, ZoneId.systemDefault());
    }
  },
  /** For machines: JSON, one object a line. */
  JSON {
    @Override
    public RunDisplay display(Printer printer, Clock clock) {
      return new JsonDisplay(printer);
    }
  };

  /** What shows a run in this format. */
  public abstract RunDisplay display(Printer printer, Clock clock);

  /** The name as it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
