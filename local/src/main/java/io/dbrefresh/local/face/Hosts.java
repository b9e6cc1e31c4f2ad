package io.dbrefresh.local.face;

import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps web pages out: a browser on this host could be made to call a loopback port under a name
 * that leads there. Clients call it by its address or as localhost, and send no origin.
 */
final class Hosts {
  private static final int FORBIDDEN = 403;
  private static final Pattern OF_THIS_HOST =
      Pattern.compile("(127(\\.\\d+){3}|\\[::1]|([^:/]+\\.)?localhost)(:\\d+)?");

  private Hosts() {}

  static Optional<Refusal> refused(Call call) {
    String host = call.header("Host").orElse("");
    boolean own = OF_THIS_HOST.matcher(host).matches() && call.header("Origin").isEmpty();
    return own
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                FORBIDDEN,
                "AccessDenied",
                "The local region answers clients on this host that call it as 127.0.0.1 or"
                    + " localhost"));
  }
}
