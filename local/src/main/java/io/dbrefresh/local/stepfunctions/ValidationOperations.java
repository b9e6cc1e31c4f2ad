package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import io.dbrefresh.local.asl.definition.Problem;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/**
 * "ValidateStateMachineDefinition": what creation would refuse, as a list. Warnings ({@code
 * NO_DOLLAR} and others) are not looked for; the order of the diagnostics, and the words of those
 * that nobody has recorded, are not known to be the service's.
 */
final class ValidationOperations {
  private static final int MOST = 100;

  private final Machines machines;

  ValidationOperations(Machines machines) {
    this.machines = machines;
  }

  ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request) {
    String definition = required(request.definition(), "definition");
    int most =
        request.maxResults() == null || request.maxResults() == 0 ? MOST : request.maxResults();
    List<Problem> problems =
        machines.problems(definition, request.type() == StateMachineType.EXPRESS);
    return ValidateStateMachineDefinitionResponse.builder()
        .result(
            problems.isEmpty()
                ? ValidateStateMachineDefinitionResultCode.OK
                : ValidateStateMachineDefinitionResultCode.FAIL)
        .diagnostics(problems.stream().limit(most).map(ValidationOperations::diagnostic).toList())
        .truncated(problems.size() > most)
        .build();
  }

  private static ValidateStateMachineDefinitionDiagnostic diagnostic(Problem problem) {
    return ValidateStateMachineDefinitionDiagnostic.builder()
        .severity(ValidateStateMachineDefinitionSeverity.ERROR)
        .code(problem.code())
        .message(problem.message())
        .location(problem.pointer().isEmpty() ? null : problem.pointer())
        .build();
  }
}
