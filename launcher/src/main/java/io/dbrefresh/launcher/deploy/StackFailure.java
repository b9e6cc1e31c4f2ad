package io.dbrefresh.launcher.deploy;

import java.util.Map;

/** A stack was not changed as asked; the message names the resource, the reason and the way out. */
public final class StackFailure extends RuntimeException {
  private static final Map<String, String> WAYS_OUT =
      Map.of(
          "already exists",
          "Delete it where nobody needs it, or give the stack other names: --parameter"
              + " NamePrefix=…",
          "AccessDenied",
          "Deploy as somebody who may make it, or have that right added.",
          "not authorized",
          "Deploy as somebody who may make it, or have that right added.",
          "must have values",
          "Give each a value: --parameter Name=value",
          "do not exist in the template",
          "Leave it out; the template's parameters are in cloudformation/global.yaml.",
          "failed to satisfy constraint",
          "Give it another value: --parameter Name=value",
          "LimitExceeded",
          "Have the quota raised (Service Quotas), or delete what is not needed.",
          "ROLLBACK_COMPLETE",
          "A first deployment failed here: `dbrefresh undeploy` removes what is left, then"
              + " deploy.");

  /** {@code stack}'s resource {@code resource} failed. */
  public StackFailure(String stack, String resource, String reason) {
    super("%s of %s: %s%s".formatted(resource, stack, reason, wayOut(reason)));
  }

  private static String wayOut(String reason) {
    return WAYS_OUT.entrySet().stream()
        .filter(entry -> reason.contains(entry.getKey()))
        .findFirst()
        .map(entry -> "\n" + entry.getValue())
        .orElse("\nPut that right, then deploy again.");
  }
}
