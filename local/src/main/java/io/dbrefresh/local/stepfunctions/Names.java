package io.dbrefresh.local.stepfunctions;

/** What machines and executions may be called ("StartExecution", request parameter name). */
final class Names {
  private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

  private Names() {}

  static void check(String name) {
    boolean valid =
        !name.isEmpty() && name.length() <= 80 && name.chars().noneMatch(Names::isForbidden);
    if (!valid) {
      throw Faults.invalidName(name);
    }
  }

  private static boolean isForbidden(int c) {
    return FORBIDDEN.indexOf(c) >= 0
        || Character.isWhitespace(c)
        || c <= 0x1f
        || (c >= 0x7f && c <= 0x9f);
  }
}
