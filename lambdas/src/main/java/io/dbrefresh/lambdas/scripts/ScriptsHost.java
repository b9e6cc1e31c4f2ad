package io.dbrefresh.lambdas.scripts;

import io.dbrefresh.statemachine.plan.InstanceTag;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.PingStatus;

/** The EC2 instance that scripts run on, as Systems Manager knows it. */
public final class ScriptsHost {
  private final SsmClient ssm;

  /** Instances that {@code ssm} manages. */
  public ScriptsHost(SsmClient ssm) {
    this.ssm = ssm;
  }

  /**
   * The ids of the managed instances with this tag whose agent is online
   * (DescribeInstanceInformation with a filter {@code tag:}); one is wanted.
   */
  public List<String> online(InstanceTag tag) {
    InstanceInformationStringFilter tagged =
        InstanceInformationStringFilter.builder()
            .key("tag:" + tag.name())
            .values(tag.value())
            .build();
    return ssm
        .describeInstanceInformationPaginator(describe -> describe.filters(tagged))
        .instanceInformationList()
        .stream()
        .filter(instance -> instance.pingStatus() == PingStatus.ONLINE)
        .map(InstanceInformation::instanceId)
        .toList();
  }

  /** Why these are not the one instance that scripts run on; for people. */
  public static String notOne(InstanceTag tag, List<String> instances) {
    return instances.isEmpty()
        ? "no instance with the tag %s is online in Systems Manager; start one, with the agent and a role that lets it in"
            .formatted(tag)
        : "%d instances carry the tag %s: %s; scripts run on one, so give one of them a tag of its own"
            .formatted(instances.size(), tag, String.join(", ", instances));
  }
}
