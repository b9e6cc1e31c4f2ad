package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.kind.Staging;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;

/** 8: no password in an event, an answer, a log, a record, a message or an execution's data. */
final class NoPasswordTold implements Invariant {
  private final Set<String> passwords =
      new HashSet<>(Set.of(Staging.PRODUCTION_PASSWORD, Staging.OLD_PASSWORD));

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String sentence() {
    return "no password in an execution input, output, history, log line, record or message";
  }

  @Override
  public Optional<String> changing(Scene scene, Call call, SdkRequest request) {
    if (call.service().equals("rds")) {
      request.getValueForField("MasterUserPassword", String.class).ifPresent(passwords::add);
      return Optional.empty();
    }
    boolean told = call.service().equals("dynamodb") || call.service().equals("sns");
    return told ? told(scene, call.name(), request.toString()) : Optional.empty();
  }

  @Override
  public Optional<String> told(Scene scene, String where, String text) {
    return passwords.stream().anyMatch(text::contains)
        ? Optional.of("a password is in " + where)
        : Optional.empty();
  }
}
