package io.dbrefresh.lambdas.global;

import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.lambdas.rds.Statuses;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfigurationInfo;

/** What has to be true of a side that is to write. */
final class SideChecks {
  private static final String TO = "to";
  private static final String SERVERLESS = "db.serverless";

  private final GlobalFindings findings;
  private final Side taker;

  SideChecks(GlobalFindings findings, Side taker) {
    this.findings = findings;
    this.taker = taker;
  }

  /** Whether it is there at all, and healthy. */
  void health() {
    String name = taker.place().standing();
    taker
        .unreachable()
        .ifPresent(why -> findings.refuse(TO, "%s cannot be reached: %s".formatted(name, why)));
    if (taker.unreachable().isEmpty() && !taker.isAvailable()) {
      findings.refuse(TO, "%s is %s, and has to be available".formatted(name, taker.status()));
    }
    if (taker.resync()) {
      findings.refuse(TO, name + " has to be brought up to date first (pending-resync)");
    }
    if (taker.cluster().isPresent() && taker.instances().isEmpty()) {
      findings.refuse(TO, name + " has no instance that could write");
    }
    for (DBInstance instance : taker.instances()) {
      if (!Statuses.canBeSource(String.valueOf(instance.dbInstanceStatus()))) {
        findings.refuse(
            TO,
            "instance %s of %s is %s, and has to be available"
                .formatted(instance.dbInstanceIdentifier(), name, instance.dbInstanceStatus()));
      }
    }
  }

  /** What is on its way, which a change of roles would meet in the middle. */
  void pending(String key, Side side) {
    side.cluster()
        .map(Configuration::of)
        .ifPresent(found -> pending(key, "cluster " + side.place().standing(), found.pending()));
    for (DBInstance instance : side.instances()) {
      pending(
          key,
          "instance %s in %s".formatted(instance.dbInstanceIdentifier(), side.place().region()),
          Configuration.of(instance).pending());
    }
  }

  private void pending(String key, String what, List<String> pending) {
    if (!pending.isEmpty()) {
      findings.refuse(key, "%s waits for %s".formatted(what, String.join(", ", pending)));
    }
  }

  /** Against the side that writes now. */
  void against(Side writer, boolean refuseSmaller) {
    if (writer.cluster().isEmpty() || taker.cluster().isEmpty()) {
      return;
    }
    DBCluster now = writer.cluster().get();
    DBCluster then = taker.cluster().get();
    if (!Objects.equals(now.engineVersion(), then.engineVersion())) {
      findings.refuse(
          TO,
          "%s is %s %s and %s is %s; they have to be of one version"
              .formatted(
                  taker.place().standing(),
                  then.engine(),
                  then.engineVersion(),
                  writer.place().standing(),
                  now.engineVersion()));
    }
    if (isEncrypted(now) && !isEncrypted(then)) {
      findings.refuse(
          TO,
          "%s is not encrypted, and %s is"
              .formatted(taker.place().standing(), writer.place().standing()));
    }
    if (!Boolean.TRUE.equals(then.deletionProtection())) {
      findings.note(taker.place().standing() + " is not protected from deletion");
    }
    size(writer, refuseSmaller);
  }

  private static boolean isEncrypted(DBCluster cluster) {
    return Boolean.TRUE.equals(cluster.storageEncrypted());
  }

  private void size(Side writer, boolean refuse) {
    String name = taker.place().standing();
    int there = taker.instances().size();
    if (there < writer.instances().size()) {
      findings.say(
          refuse,
          "smallerInstances",
          "%s has %d instances, and %s has %d"
              .formatted(name, there, writer.place().standing(), writer.instances().size()));
    }
    Optional<DBInstance> large = largest(writer);
    Optional<DBInstance> ours = largest(taker);
    if (large.isPresent() && ours.isPresent() && isSmaller(ours.get(), large.get(), writer)) {
      findings.say(
          refuse,
          "smallerInstances",
          "the largest instance of %s is %s, and of %s %s"
              .formatted(
                  name,
                  shown(ours.get(), taker),
                  writer.place().standing(),
                  shown(large.get(), writer)));
    }
  }

  private static Optional<DBInstance> largest(Side side) {
    return side.instances().stream()
        .reduce((a, b) -> size(b).orElse(0) > size(a).orElse(0) ? b : a);
  }

  private static OptionalInt size(DBInstance instance) {
    return InstanceSize.of(String.valueOf(instance.dbInstanceClass()));
  }

  /** Capacity units and sizes of classes are not compared with each other. */
  private boolean isSmaller(DBInstance ours, DBInstance theirs, Side writer) {
    if (SERVERLESS.equals(ours.dbInstanceClass()) && SERVERLESS.equals(theirs.dbInstanceClass())) {
      return most(taker) < most(writer);
    }
    OptionalInt mine = size(ours);
    OptionalInt other = size(theirs);
    return mine.isPresent() && other.isPresent() && mine.getAsInt() < other.getAsInt();
  }

  private static String shown(DBInstance instance, Side side) {
    return SERVERLESS.equals(instance.dbInstanceClass())
        ? "serverless with up to " + most(side) + " capacity units"
        : String.valueOf(instance.dbInstanceClass());
  }

  private static double most(Side side) {
    return side.cluster()
        .map(DBCluster::serverlessV2ScalingConfiguration)
        .map(ServerlessV2ScalingConfigurationInfo::maxCapacity)
        .orElse(0.0);
  }
}
