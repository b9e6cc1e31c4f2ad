package io.dbrefresh.local.stepfunctions;

/** An execution's place in the store; neither name can hold a colon or a tilde. */
record ExecutionKey(String stateMachine, String name) {
  private static final String HISTORY = "~history";

  static String prefix(String stateMachine) {
    return stateMachine + ":";
  }

  static boolean isSummary(String document) {
    return !document.endsWith(HISTORY);
  }

  static ExecutionKey of(String document) {
    int colon = document.indexOf(':');
    return new ExecutionKey(document.substring(0, colon), document.substring(colon + 1));
  }

  String summary() {
    return prefix(stateMachine) + name;
  }

  String history() {
    return summary() + HISTORY;
  }
}
