package io.dbrefresh.local.stepfunctions;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** The versions that an alias is asked to lead to, of one machine that has them. */
record Routing(MachineRecord machine, List<Alias.Route> routes) {
  private static final int MOST = 2;
  private static final int ALL = 100;

  static Routing read(List<RoutingConfigurationListItem> asked, Machines machines, Arns arns) {
    List<String> named =
        asked.stream().map(RoutingConfigurationListItem::stateMachineVersionArn).toList();
    check(asked, named, arns);
    MachineRecord machine = machines.of(named.get(0));
    List<Alias.Route> routes = asked.stream().map(item -> route(item, machine, arns)).toList();
    return new Routing(machine, routes);
  }

  private static void check(
      List<RoutingConfigurationListItem> asked, List<String> named, Arns arns) {
    if (asked.isEmpty() || asked.size() > MOST) {
      throw Faults.invalid(
          "1 validation error detected: Value at 'routingConfiguration' failed to satisfy"
              + " constraint: Member must have length from 1 to 2");
    }
    if (named.stream().anyMatch(arn -> arns.machine(arn).version().isEmpty())) {
      throw Faults.invalid(
          "Routing configuration must contain state machine version ARNs. Received: " + named);
    }
    if (named.stream().distinct().count() < named.size()) {
      throw Faults.invalid(
          "Routing configuration must contain distinct state machine version ARNs. Received: "
              + named);
    }
    List<Integer> weights = asked.stream().map(RoutingConfigurationListItem::weight).toList();
    if (weights.stream().mapToInt(Integer::intValue).sum() != ALL) {
      throw Faults.invalid(
          "Sum of routing configuration weights must equal 100. Received: " + weights);
    }
  }

  private static Alias.Route route(
      RoutingConfigurationListItem item, MachineRecord machine, Arns arns) {
    MachineArn arn = arns.machine(item.stateMachineVersionArn());
    Optional<Version> version = arn.version().flatMap(machine.published()::version);
    if (!arn.name().equals(machine.name()) || version.isEmpty()) {
      throw Faults.noResource();
    }
    return new Alias.Route(version.get().number(), item.weight());
  }
}
