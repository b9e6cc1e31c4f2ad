package io.dbrefresh.local.rds.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a server is run that refuses to run as root.
 *
 * <p>In a user namespace without a mapping root's files belong to the one user there is, who is not
 * root: nothing has to change its owner. Where such namespaces are forbidden, as in most
 * containers, the server runs as the user {@code nobody}, who owns its data directory and of root's
 * powers has one left, to pass folders that are closed to others.
 */
final class Privileges {
  private static final String ROOT = "root";
  private static final String NOBODY = "nobody";
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=" + NOBODY,
          "--clear-groups",
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override",
          "--bounding-set=-all,+dac_override",
          "--securebits=+no_setuid_fixup");

  private final boolean root;
  private final boolean namespaces;
  private final boolean sessions;

  private Privileges(boolean root, boolean namespaces, boolean sessions) {
    this.root = root;
    this.namespaces = namespaces;
    this.sessions = sessions;
  }

  /** What is possible here. */
  static Privileges found() {
    boolean root = isRoot();
    boolean namespaces = root && works(List.of("unshare", "-U", "true"));
    return new Privileges(root, namespaces, works(List.of("setsid", "true")));
  }

  /** As where user namespaces are forbidden. */
  static Privileges withoutNamespaces() {
    return new Privileges(isRoot(), false, works(List.of("setsid", "true")));
  }

  boolean root() {
    return root;
  }

  /** The command as somebody who is not root, whoever runs this. */
  List<String> unprivileged(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (root) {
      whole.addAll(namespaces ? List.of("unshare", "-U") : AS_NOBODY);
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

  /** Gives {@code data} to the user that {@link #unprivileged} runs as, if it is another's. */
  void own(Path data) throws IOException {
    String owner = namespaces ? ROOT : NOBODY;
    if (root && !Files.getOwner(data).getName().equals(owner)) {
      SystemCommand.run(List.of("chown", "-R", owner, data.toString()));
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
