package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a server is run that refuses to run as root. In a user namespace without a mapping root's
 * files belong to the one user there is, who is not root: nothing has to change its owner.
 */
final class Privileges {
  private static final String UNPRIVILEGED = "nobody";

  private final boolean root;
  private final boolean namespaces;
  private final boolean sessions;

  Privileges() {
    root = isRoot();
    namespaces = root && works(List.of("unshare", "-U", "true"));
    sessions = works(List.of("setsid", "true"));
  }

  boolean root() {
    return root;
  }

  /** The command as somebody who is not root, whoever runs this. */
  List<String> unprivileged(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (root && namespaces) {
      whole.addAll(List.of("unshare", "-U"));
    } else if (root) {
      whole.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--clear-groups"));
    }
    whole.addAll(command);
    return whole;
  }

  /** The command in a session of its own, so that Ctrl-C in the terminal does not reach it. */
  List<String> detached(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (sessions) {
      whole.add("setsid");
    }
    whole.addAll(command);
    return whole;
  }

  /** Gives {@code data} to the user that {@link #unprivileged} runs as. */
  void own(Path data) throws IOException {
    if (root && !namespaces) {
      SystemCommand.run(List.of("chown", "-R", UNPRIVILEGED, data.toString()));
    }
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }

  private static boolean works(List<String> command) {
    try {
      SystemCommand.run(command);
      return true;
    } catch (IOException absent) {
      return false;
    }
  }
}
