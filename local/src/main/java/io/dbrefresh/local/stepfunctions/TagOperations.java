package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceResponse;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceResponse;

/** The API's operations on the tags of state machines; versions and aliases have none. */
final class TagOperations {
  private final Machines machines;
  private final Arns arns;

  TagOperations(Machines machines, Arns arns) {
    this.machines = machines;
    this.arns = arns;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    MachineRecord machine = machine(request.resourceArn());
    Map<String, String> tags = new LinkedHashMap<>(machine.tags());
    tags.putAll(Tags.of(request.tags()));
    machines.keep(machine.with(tags));
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    MachineRecord machine = machine(request.resourceArn());
    Map<String, String> tags = new LinkedHashMap<>(machine.tags());
    tags.keySet().removeAll(request.tagKeys());
    machines.keep(machine.with(tags));
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(Tags.list(machine(request.resourceArn()).tags()))
        .build();
  }

  private MachineRecord machine(@Nullable String asked) {
    String arn = required(asked, "resourceArn");
    boolean itself = arns.machine(arn).qualifier().isEmpty();
    return machines.find(arn).filter(any -> itself).orElseThrow(() -> Faults.noResource(arn));
  }
}
