package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.definition.DefinitionReader;
import io.dbrefresh.local.asl.definition.InvalidDefinitionException;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.Integrations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The region's state machines. */
final class Machines {
  private final Shelf shelf;
  private final Arns arns;
  private final DefinitionReader reader;
  private final Map<String, StateMachine> parsed = new HashMap<>();

  Machines(Shelf shelf, Arns arns, Integrations integrations) {
    this.shelf = shelf;
    this.arns = arns;
    this.reader = new DefinitionReader(integrations);
  }

  Optional<MachineRecord> find(String arn) {
    String name = arns.stateMachineName(arn);
    return shelf
        .read(name)
        .map(MachineRecord::fromJson)
        .filter(machine -> machine.arn().equals(arn));
  }

  MachineRecord get(String arn) {
    return find(arn).orElseThrow(() -> Faults.noStateMachine(arn));
  }

  List<MachineRecord> all() {
    return shelf.names().stream()
        .flatMap(name -> shelf.read(name).stream())
        .map(MachineRecord::fromJson)
        .toList();
  }

  void put(MachineRecord machine) {
    check(machine.definition(), machine.type().equals("EXPRESS"));
    shelf.write(machine.name(), machine.toJson());
  }

  void delete(String arn) {
    find(arn).ifPresent(machine -> shelf.delete(machine.name()));
  }

  private void check(String definition, boolean express) {
    try {
      parsed.put(definition, reader.read(definition, express));
    } catch (InvalidDefinitionException invalid) {
      throw Faults.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  /** The machine that a definition describes. */
  StateMachine parse(String definition) {
    return parsed.computeIfAbsent(definition, reader::read);
  }
}
