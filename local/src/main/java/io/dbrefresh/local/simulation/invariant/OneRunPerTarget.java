package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.simulation.fault.Call;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** 6: only the holder of the lock changes databases; a live run's lock is taken by nobody. */
final class OneRunPerTarget implements Invariant {
  private Optional<String> owner = Optional.empty();
  private boolean written = true;

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String sentence() {
    return "one run per target; the lock of a dead run is taken over, the lock of a live one never";
  }

  @Override
  public Optional<String> changing(Scene scene, Call call, SdkRequest request) {
    if (call.service().equals("dynamodb")) {
      written |= call.subject().equals(ModelServices.lockTable());
      return Optional.empty();
    }
    if (!call.service().equals("rds") || call.actor().run().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> holder = scene.lockOwner();
    String run = call.actor().run();
    boolean his = holder.filter(it -> it.equals(run) || isRecovery(run, it)).isPresent();
    boolean dead = holder.flatMap(scene::run).filter(it -> !it.isLive()).isPresent();
    return his || dead
        ? Optional.empty()
        : Optional.of(
            "%s by %s while %s holds the lock"
                .formatted(call.name(), run, holder.orElse("nobody")));
  }

  @Override
  public Optional<String> now(Scene scene) {
    if (!written) {
      return Optional.empty();
    }
    written = false;
    Optional<String> before = owner;
    owner = scene.lockOwner();
    boolean passed = before.isPresent() && owner.isPresent() && !before.equals(owner);
    return before
        .filter(it -> passed)
        .flatMap(scene::run)
        .filter(RunStory::isLive)
        .map(run -> "the lock of %s, which is running, went to %s".formatted(run.name(), owner));
  }

  private static boolean isRecovery(String run, String of) {
    return run.startsWith("recover-") && ("recover-" + of).startsWith(run);
  }
}
