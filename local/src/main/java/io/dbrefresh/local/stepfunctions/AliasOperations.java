package io.dbrefresh.local.stepfunctions;

import static io.dbrefresh.local.stepfunctions.StateMachineOperations.required;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** The API's operations on aliases ("State machine aliases in Step Functions workflows"). */
final class AliasOperations {
  private static final Pattern NAME = Pattern.compile("(?=.*[a-zA-Z_\\-.])[a-zA-Z0-9_\\-.]{1,80}");

  private final Machines machines;
  private final Arns arns;
  private final Clock clock;

  AliasOperations(Machines machines, Arns arns, Clock clock) {
    this.machines = machines;
    this.arns = arns;
    this.clock = clock;
  }

  /** An alias, and the machine that it is of. */
  private record Found(MachineRecord machine, Alias alias) {}

  /** Creating the same alias again answers with the one that is there. */
  CreateStateMachineAliasResponse create(CreateStateMachineAliasRequest request) {
    String name = required(request.name(), "name");
    if (!NAME.matcher(name).matches()) {
      throw Faults.invalid(
          "1 validation error detected: Value '%s' at 'name' failed to satisfy constraint: Member"
                  .formatted(name)
              + " must satisfy regular expression pattern:"
              + " ^(?=.*[a-zA-Z_\\-\\.])[a-zA-Z0-9_\\-\\.]+$");
    }
    Routing routing = Routing.read(request.routingConfiguration(), machines, arns);
    String description = Optional.ofNullable(request.description()).orElse("");
    Alias wanted = new Alias(name, description, routing.routes(), now(), now());
    Optional<Alias> there = routing.machine().published().alias(name);
    if (there.isEmpty()) {
      keep(routing.machine(), wanted);
    } else if (!there.get().routes().equals(wanted.routes())
        || !there.get().description().equals(description)) {
      throw Faults.conflict(
          "Failed to create alias because an alias with the same name and a different routing"
              + " configuration already exists.");
    }
    return CreateStateMachineAliasResponse.builder()
        .stateMachineAliasArn(arns.alias(routing.machine().name(), name))
        .creationDate(there.orElse(wanted).creationDate())
        .build();
  }

  UpdateStateMachineAliasResponse update(UpdateStateMachineAliasRequest request) {
    Found found = found(required(request.stateMachineAliasArn(), "stateMachineAliasArn"));
    List<Alias.Route> routes =
        request.hasRoutingConfiguration()
            ? Routing.read(request.routingConfiguration(), machines, arns).routes()
            : found.alias().routes();
    Alias updated =
        new Alias(
            found.alias().name(),
            Optional.ofNullable(request.description()).orElse(found.alias().description()),
            routes,
            found.alias().creationDate(),
            now());
    keep(found.machine(), updated);
    return UpdateStateMachineAliasResponse.builder().updateDate(updated.updateDate()).build();
  }

  DescribeStateMachineAliasResponse describe(DescribeStateMachineAliasRequest request) {
    String arn = required(request.stateMachineAliasArn(), "stateMachineAliasArn");
    Found found = found(arn);
    Alias alias = found.alias();
    return DescribeStateMachineAliasResponse.builder()
        .stateMachineAliasArn(arn)
        .name(alias.name())
        .description(alias.description().isEmpty() ? null : alias.description())
        .routingConfiguration(
            alias.routes().stream().map(route -> item(found.machine(), route)).toList())
        .creationDate(alias.creationDate())
        .updateDate(alias.updateDate())
        .build();
  }

  private RoutingConfigurationListItem item(MachineRecord machine, Alias.Route route) {
    return RoutingConfigurationListItem.builder()
        .stateMachineVersionArn(arns.version(machine.name(), route.version()))
        .weight(route.weight())
        .build();
  }

  /** Of a machine, or with the ARN of a version, those that lead to it. */
  ListStateMachineAliasesResponse list(ListStateMachineAliasesRequest request) {
    String arn = required(request.stateMachineArn(), "stateMachineArn");
    Optional<Integer> version = arns.machine(arn).version();
    MachineRecord machine = machines.of(arn);
    List<Alias> all =
        machine.published().aliases().stream()
            .filter(alias -> version.map(alias::leadsTo).orElse(true))
            .sorted(Comparator.comparing(Alias::name))
            .toList();
    Pages.Page<Alias> page = Pages.cut(all, Alias::name, request.maxResults(), request.nextToken());
    return ListStateMachineAliasesResponse.builder()
        .stateMachineAliases(page.items().stream().map(each -> listed(machine, each)).toList())
        .nextToken(page.nextToken().orElse(null))
        .build();
  }

  private StateMachineAliasListItem listed(MachineRecord machine, Alias alias) {
    return StateMachineAliasListItem.builder()
        .stateMachineAliasArn(arns.alias(machine.name(), alias.name()))
        .creationDate(alias.creationDate())
        .build();
  }

  /** Deleting what is not there is no error, as in the service. */
  DeleteStateMachineAliasResponse delete(DeleteStateMachineAliasRequest request) {
    MachineArn arn = arns.machine(required(request.stateMachineAliasArn(), "stateMachineAliasArn"));
    String alias = arn.alias().orElse("");
    machines
        .find(arn.machine())
        .ifPresent(machine -> machines.keep(machine.with(machine.published().withoutAlias(alias))));
    return DeleteStateMachineAliasResponse.builder().build();
  }

  private Found found(String arn) {
    MachineArn parts = arns.machine(arn);
    MachineRecord machine = machines.find(parts.machine()).orElseThrow(Faults::noResource);
    return parts
        .alias()
        .flatMap(machine.published()::alias)
        .map(alias -> new Found(machine, alias))
        .orElseThrow(Faults::noResource);
  }

  private void keep(MachineRecord machine, Alias alias) {
    machines.keep(machine.with(machine.published().with(alias)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
