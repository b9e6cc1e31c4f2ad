package io.dbrefresh.launcher.process;

/**
 * What standard output is.
 *
 * @param terminal whether people look at it as it is written
 * @param columns how wide it is, in characters
 */
public record Screen(boolean terminal, int columns) {
  private static final int USUAL = 100;

  /** A file or a pipe. */
  public static Screen pipe() {
    return new Screen(false, Integer.MAX_VALUE);
  }

  /** A terminal; its width as {@code text} has it, or a usual one. */
  public static Screen terminal(String text) {
    int columns = text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : USUAL;
    return new Screen(true, columns);
  }

  /** {@code text}, cut to what fits on one line. */
  public String fit(String text) {
    return text.length() < columns ? text : text.substring(0, Math.max(0, columns - 2)) + "…";
  }

  /** {@code text}, what does not fit on the first line on further lines below {@code indent}. */
  public String wrap(String text, int indent) {
    if (text.length() <= columns || columns < 2 * indent) {
      return text;
    }
    int blank = text.lastIndexOf(' ', columns);
    int cut = blank > indent ? blank : columns;
    String rest = " ".repeat(indent) + text.substring(cut).strip();
    return text.substring(0, cut) + "\n" + wrap(rest, indent);
  }
}
