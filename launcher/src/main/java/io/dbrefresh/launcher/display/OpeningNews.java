package io.dbrefresh.launcher.display;

import io.dbrefresh.launcher.region.RegionNews;

/** Shows what a local region does while it opens: sentences, and a bar for what is fetched. */
public final class OpeningNews implements RegionNews {
  private static final int BAR = 24;
  private static final int TENTHS = 10;
  private static final double MEGABYTE = 1_000_000;

  private final Printer printer;
  private String fetching = "";
  private long tenth;

  /** Shows it on {@code printer}; sentences go to standard error. */
  public OpeningNews(Printer printer) {
    this.printer = printer;
  }

  @Override
  public synchronized void doing(String sentence) {
    printer.note(sentence);
  }

  @Override
  public synchronized void fetching(String what, long bytes, long total) {
    boolean first = !fetching.equals(what);
    boolean last = total > 0 && bytes >= total;
    long now = total > 0 ? bytes * TENTHS / total : -1;
    if (first || now != tenth || last) {
      plain(what, bytes, total, first, last);
    }
    fetching = last ? "" : what;
    tenth = now;
    if (!last) {
      printer.status("Fetching " + what + "  " + bar(bytes, total) + "  " + amount(bytes, total));
    }
  }

  private void plain(String what, long bytes, long total, boolean first, boolean last) {
    if (last) {
      printer.note("Fetched " + what + ", " + amount(bytes, 0));
    } else if (first || !printer.screen().terminal()) {
      printer.note("Fetching " + what + ", " + amount(bytes, total));
    }
  }

  private static String bar(long bytes, long total) {
    int full = total > 0 ? (int) Math.min(BAR, bytes * BAR / total) : 0;
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String amount(long bytes, long total) {
    String megabytes = Math.round(bytes / MEGABYTE) + " MB";
    return total > 0
        ? Math.round(bytes / MEGABYTE) + " of " + Math.round(total / MEGABYTE) + " MB"
        : megabytes;
  }
}
