package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** The API's operations on versions ("State machine versions in Step Functions workflows"). */
final class VersionOperations {
  private final Machines machines;
  private final Arns arns;
  private final Clock clock;

  VersionOperations(Machines machines, Arns arns, Clock clock) {
    this.machines = machines;
    this.arns = arns;
    this.clock = clock;
  }

  PublishStateMachineVersionResponse publish(PublishStateMachineVersionRequest request) {
    MachineRecord machine = machines.get(required(request.stateMachineArn(), "stateMachineArn"));
    String current = machine.revisionId().orElse("INITIAL");
    if (request.revisionId() != null && !request.revisionId().equals(current)) {
      throw Faults.conflict(
          "Failed to publish the State Machine version for revision %s. The current State Machine"
                  .formatted(request.revisionId())
              + " revision is %s.".formatted(current));
    }
    Version version = publish(machine, request.description());
    return PublishStateMachineVersionResponse.builder()
        .stateMachineVersionArn(arns.version(machine.name(), version.number()))
        .creationDate(version.creationDate())
        .build();
  }

  /** The version of the machine as it is; a revision is published once. */
  Version publish(MachineRecord machine, @Nullable String description) {
    Optional<Version> there =
        machine.published().versions().stream()
            .filter(version -> version.revision() == machine.revision())
            .findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    Version version =
        new Version(
            machine.published().last() + 1,
            description == null ? "" : description,
            machine.definition(),
            machine.roleArn(),
            machine.revision(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    machines.keep(machine.with(machine.published().with(version)));
    return version;
  }

  ListStateMachineVersionsResponse list(ListStateMachineVersionsRequest request) {
    MachineRecord machine = machines.get(required(request.stateMachineArn(), "stateMachineArn"));
    List<Version> newestFirst =
        machine.published().versions().stream()
            .sorted(Comparator.comparingInt(Version::number).reversed())
            .toList();
    Pages.Page<Version> page =
        Pages.cut(
            newestFirst,
            version -> String.valueOf(version.number()),
            request.maxResults(),
            request.nextToken());
    return ListStateMachineVersionsResponse.builder()
        .stateMachineVersions(page.items().stream().map(each -> item(machine, each)).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private StateMachineVersionListItem item(MachineRecord machine, Version version) {
    return StateMachineVersionListItem.builder()
        .stateMachineVersionArn(arns.version(machine.name(), version.number()))
        .creationDate(version.creationDate())
        .build();
  }

  /** Deleting what is not there is no error, as in the service. */
  DeleteStateMachineVersionResponse delete(DeleteStateMachineVersionRequest request) {
    String arn = required(request.stateMachineVersionArn(), "stateMachineVersionArn");
    int number =
        arns.machine(arn).version().orElseThrow(() -> Faults.invalidArn("Not a version: " + arn));
    machines.find(arns.machine(arn).machine()).ifPresent(machine -> delete(machine, number));
    return DeleteStateMachineVersionResponse.builder().build();
  }

  private void delete(MachineRecord machine, int number) {
    List<String> aliases =
        machine.published().aliases().stream()
            .filter(alias -> alias.leadsTo(number))
            .map(Alias::name)
            .toList();
    if (!aliases.isEmpty()) {
      throw Faults.conflict(
          "Version to be deleted must not be referenced by an alias. Current list of aliases"
              + " referencing this version: "
              + aliases);
    }
    machines.keep(machine.with(machine.published().withoutVersion(number)));
  }
}
