package io.dbrefresh.local.stepfunctions;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** The API's operations on state machines. */
final class StateMachineOperations {
  private final Machines machines;
  private final Executions executions;
  private final VersionOperations versions;
  private final Arns arns;
  private final Clock clock;

  StateMachineOperations(
      Machines machines,
      Executions executions,
      VersionOperations versions,
      Arns arns,
      Clock clock) {
    this.machines = machines;
    this.executions = executions;
    this.versions = versions;
    this.arns = arns;
    this.clock = clock;
  }

  /** Creating the same machine again answers with the one that is there. */
  CreateStateMachineResponse create(CreateStateMachineRequest request) {
    String name = required(request.name(), "name");
    Names.check(name);
    checkDescription(request.versionDescription(), request.publish());
    refuseKeys(request.encryptionConfiguration());
    MachineRecord wanted =
        new MachineRecord(
            name,
            arns.stateMachine(name),
            required(request.definition(), "definition"),
            required(request.roleArn(), "roleArn"),
            Optional.ofNullable(request.typeAsString()).orElse("STANDARD"),
            now(),
            1,
            Published.NOTHING,
            Tags.of(request.tags()));
    Optional<MachineRecord> there = machines.find(wanted.arn());
    if (there.isEmpty()) {
      machines.put(wanted);
    } else if (!same(there.get(), wanted)) {
      throw Faults.stateMachineExists(wanted.arn());
    }
    return CreateStateMachineResponse.builder()
        .stateMachineArn(wanted.arn())
        .stateMachineVersionArn(
            published(request.publish(), there.orElse(wanted), request.versionDescription()))
        .creationDate(there.orElse(wanted).creationDate())
        .build();
  }

  private static void checkDescription(@Nullable String description, @Nullable Boolean publish) {
    if (description != null && !Boolean.TRUE.equals(publish)) {
      throw Faults.invalid("Version description can only be set when publish is true");
    }
  }

  private static void refuseKeys(@Nullable EncryptionConfiguration encryption) {
    if (encryption != null && encryption.type() == EncryptionType.CUSTOMER_MANAGED_KMS_KEY) {
      throw new UnsupportedOperationException(
          "The local region encrypts no state machine with a key of yours");
    }
  }

  /** The ARN of the version that {@code machine} is, when it is to be published. */
  private @Nullable String published(
      @Nullable Boolean publish, MachineRecord machine, @Nullable String description) {
    return Boolean.TRUE.equals(publish)
        ? arns.version(machine.name(), versions.publish(machine, description).number())
        : null;
  }

  private static boolean same(MachineRecord there, MachineRecord wanted) {
    return there.definition().equals(wanted.definition())
        && there.roleArn().equals(wanted.roleArn())
        && there.type().equals(wanted.type());
  }

  UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
    checkDescription(request.versionDescription(), request.publish());
    refuseKeys(request.encryptionConfiguration());
    MachineRecord there = machines.get(required(request.stateMachineArn(), "stateMachineArn"));
    MachineRecord updated =
        there.updated(
            Optional.ofNullable(request.definition()).orElse(there.definition()),
            Optional.ofNullable(request.roleArn()).orElse(there.roleArn()));
    machines.put(updated);
    return UpdateStateMachineResponse.builder()
        .updateDate(now())
        .revisionId(updated.revisionId().orElse(null))
        .stateMachineVersionArn(published(request.publish(), updated, request.versionDescription()))
        .build();
  }

  DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
    String arn = required(request.stateMachineArn(), "stateMachineArn");
    Optional<Integer> number = arns.machine(arn).version();
    if (number.isPresent()) {
      return describe(machines.of(arn), number.get(), arn);
    }
    MachineRecord machine = machines.get(arn);
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(machine.arn())
        .name(machine.name())
        .status(StateMachineStatus.ACTIVE)
        .definition(machine.definition())
        .roleArn(machine.roleArn())
        .type(machine.type())
        .creationDate(machine.creationDate())
        .revisionId(machine.revisionId().orElse(null))
        .build();
  }

  private static DescribeStateMachineResponse describe(
      MachineRecord machine, int number, String arn) {
    Version version =
        machine.published().version(number).orElseThrow(() -> Faults.noStateMachine(arn));
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(arn)
        .name(machine.name())
        .status(StateMachineStatus.ACTIVE)
        .definition(version.definition())
        .roleArn(version.roleArn())
        .type(machine.type())
        .description(version.description().isEmpty() ? null : version.description())
        .creationDate(version.creationDate())
        .revisionId(machine.revisionId(version.revision()).orElse(null))
        .build();
  }

  DescribeStateMachineForExecutionResponse describeForExecution(
      DescribeStateMachineForExecutionRequest request) {
    String arn = required(request.executionArn(), "executionArn");
    ExecutionRecord execution = executions.get(arn);
    return DescribeStateMachineForExecutionResponse.builder()
        .stateMachineArn(execution.identity().stateMachineArn())
        .name(execution.identity().stateMachineName())
        .roleArn(execution.identity().roleArn())
        .definition(executions.log(arn).definition())
        .updateDate(execution.identity().startDate())
        .build();
  }

  ListStateMachinesResponse list(ListStateMachinesRequest request) {
    List<MachineRecord> all =
        machines.all().stream().sorted(Comparator.comparing(MachineRecord::name)).toList();
    Pages.Page<MachineRecord> page =
        Pages.cut(all, MachineRecord::name, request.maxResults(), request.nextToken());
    return ListStateMachinesResponse.builder()
        .stateMachines(page.items().stream().map(StateMachineOperations::item).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private static StateMachineListItem item(MachineRecord machine) {
    return StateMachineListItem.builder()
        .stateMachineArn(machine.arn())
        .name(machine.name())
        .type(machine.type())
        .creationDate(machine.creationDate())
        .build();
  }

  /** Deleting what is not there is no error, as in the service. Executions that run go on. */
  DeleteStateMachineResponse delete(DeleteStateMachineRequest request) {
    machines.delete(required(request.stateMachineArn(), "stateMachineArn"));
    return DeleteStateMachineResponse.builder().build();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  static String required(@Nullable String value, String field) {
    if (value == null) {
      throw Faults.missing(field);
    }
    return value;
  }
}
