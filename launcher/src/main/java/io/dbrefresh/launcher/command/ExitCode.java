package io.dbrefresh.launcher.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process answers its caller. */
public enum ExitCode {
  /** What was asked for is done. */
  DONE(0, "done"),
  /** The refresh failed, or the SQL did. */
  FAILED(1, "the refresh failed (or the SQL, the command)"),
  /** The command line or the refresh file is wrong; nothing was touched. */
  USAGE(2, "usage, or an invalid refresh file; nothing was touched"),
  /** Another run holds the target, or it is not allowed. */
  REFUSED(3, "refused: another run holds the target, or it is not allowed"),
  /** AWS cannot be reached, or does not know the credentials. */
  UNREACHABLE(4, "AWS could not be reached, or did not accept the credentials"),
  /** Somebody pressed Ctrl-C. */
  INTERRUPTED(130, "interrupted with Ctrl-C");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The process's exit status. */
  public int number() {
    return number;
  }

  /** All of them, for the help. */
  static Map<String, String> explained() {
    Map<String, String> list = new LinkedHashMap<>();
    Arrays.stream(values()).forEach(code -> list.put(" " + code.number, code.meaning));
    return list;
  }
}
