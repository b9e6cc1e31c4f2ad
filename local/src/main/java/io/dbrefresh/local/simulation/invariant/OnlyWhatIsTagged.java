package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Call;
import io.dbrefresh.local.simulation.kind.Staging;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;

/** 2: what does not carry {@code refresh=true} is not stopped, changed, renamed or deleted. */
final class OnlyWhatIsTagged implements Invariant {
  private static final Set<String> TOUCHING = Set.of("Modify", "Delete", "Stop", "Start", "Reboot");

  private Optional<Resident> bystander = Optional.empty();

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String sentence() {
    return "nothing without refresh=true is stopped, modified, renamed or deleted";
  }

  @Override
  public Optional<String> now(Scene scene) {
    Optional<Resident> now = scene.resident(false, Staging.BYSTANDER).map(Resident::betweenBackups);
    if (bystander.isEmpty()) {
      bystander = now;
    }
    return now.equals(bystander)
        ? Optional.empty()
        : Optional.of(Staging.BYSTANDER + ", which nobody asked to touch, was changed");
  }

  @Override
  public Optional<String> changing(Scene scene, Call call, SdkRequest request) {
    String operation = call.name().replace("rds:", "");
    boolean touches =
        call.service().equals("rds") && TOUCHING.stream().anyMatch(operation::startsWith);
    if (!touches || operation.contains("Snapshot")) {
      return Optional.empty();
    }
    String field = operation.contains("Cluster") ? "DBClusterIdentifier" : "DBInstanceIdentifier";
    return request
        .getValueForField(field, String.class)
        .flatMap(name -> scene.resident(operation.contains("Cluster"), name))
        .filter(found -> !found.isRefreshable())
        .map(found -> "%s of %s, which does not carry the tag".formatted(operation, found.name()));
  }
}
