package io.dbrefresh.statemachine.global;

import io.dbrefresh.statemachine.plan.Settings;
import java.util.List;

/**
 * What a cluster is set to that becomes a secondary anew.
 *
 * @param place where it is, and what it is called
 * @param resourceId what RDS called the old one for ever; only that one may be deleted
 * @param engine as RDS calls it
 * @param settings of the cluster
 * @param instances its instances, the writer first
 */
public record Secondary(
    GlobalMember place,
    String resourceId,
    String engine,
    Settings settings,
    List<Instance> instances) {

  /** Copies the list. */
  public Secondary {
    instances = List.copyOf(instances);
  }

  /** An instance of it. */
  public record Instance(String identifier, Settings settings) {}
}
