package io.dbrefresh.local.stepfunctions;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
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
  private final Arns arns;
  private final Clock clock;

  StateMachineOperations(Machines machines, Executions executions, Arns arns, Clock clock) {
    this.machines = machines;
    this.executions = executions;
    this.arns = arns;
    this.clock = clock;
  }

  /** Creating the same machine again answers with the one that is there. */
  CreateStateMachineResponse create(CreateStateMachineRequest request) {
    String name = required(request.name(), "name");
    Names.check(name);
    MachineRecord wanted =
        new MachineRecord(
            name,
            arns.stateMachine(name),
            required(request.definition(), "definition"),
            required(request.roleArn(), "roleArn"),
            Optional.ofNullable(request.typeAsString()).orElse("STANDARD"),
            now(),
            1);
    Optional<MachineRecord> there = machines.find(wanted.arn());
    if (there.isEmpty()) {
      machines.put(wanted);
    } else if (!same(there.get(), wanted)) {
      throw Faults.stateMachineExists(wanted.arn());
    }
    return CreateStateMachineResponse.builder()
        .stateMachineArn(wanted.arn())
        .creationDate(there.orElse(wanted).creationDate())
        .build();
  }

  private static boolean same(MachineRecord there, MachineRecord wanted) {
    return there.definition().equals(wanted.definition())
        && there.roleArn().equals(wanted.roleArn())
        && there.type().equals(wanted.type());
  }

  UpdateStateMachineResponse update(UpdateStateMachineRequest request) {
    MachineRecord there = machines.get(required(request.stateMachineArn(), "stateMachineArn"));
    MachineRecord updated =
        there.updated(
            Optional.ofNullable(request.definition()).orElse(there.definition()),
            Optional.ofNullable(request.roleArn()).orElse(there.roleArn()));
    machines.put(updated);
    return UpdateStateMachineResponse.builder()
        .updateDate(now())
        .revisionId(revision(updated))
        .build();
  }

  DescribeStateMachineResponse describe(DescribeStateMachineRequest request) {
    MachineRecord machine = machines.get(required(request.stateMachineArn(), "stateMachineArn"));
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(machine.arn())
        .name(machine.name())
        .status(StateMachineStatus.ACTIVE)
        .definition(machine.definition())
        .roleArn(machine.roleArn())
        .type(machine.type())
        .creationDate(machine.creationDate())
        .revisionId(revision(machine))
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

  private static String revision(MachineRecord machine) {
    String seed = machine.arn() + "/" + machine.revision();
    return UUID.nameUUIDFromBytes(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString();
  }

  static String required(@Nullable String value, String field) {
    if (value == null) {
      throw Faults.missing(field);
    }
    return value;
  }
}
