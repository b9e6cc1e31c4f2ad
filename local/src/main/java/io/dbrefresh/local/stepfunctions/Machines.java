package io.dbrefresh.local.stepfunctions;

import io.dbrefresh.local.asl.definition.DefinitionReader;
import io.dbrefresh.local.asl.definition.InvalidDefinitionException;
import io.dbrefresh.local.asl.definition.Problem;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.task.Integrations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The region's state machines. */
final class Machines {
  /** Characters of a definition ("CreateStateMachine"). */
  private static final int LONGEST = 1_048_576;

  private final Shelf shelf;
  private final Arns arns;
  private final DefinitionReader reader;
  private final Map<String, StateMachine> parsed = new HashMap<>();

  Machines(Shelf shelf, Arns arns, Integrations integrations) {
    this.shelf = shelf;
    this.arns = arns;
    this.reader = new DefinitionReader(integrations);
  }

  /** The machine itself; a version or an alias is none. */
  Optional<MachineRecord> find(String arn) {
    return shelf
        .read(arns.machine(arn).name())
        .map(MachineRecord::fromJson)
        .filter(machine -> machine.arn().equals(arn));
  }

  /** The machine that an ARN, qualified or not, is of. */
  MachineRecord of(String arn) {
    return find(arns.machine(arn).machine()).orElseThrow(() -> Faults.noStateMachine(arn));
  }

  /** What {@code arn} chooses; {@code random} draws where an alias leads to two versions. */
  Chosen choose(String arn, RandomGenerator random) {
    MachineArn parts = arns.machine(arn);
    MachineRecord machine = of(arn);
    if (parts.qualifier().isEmpty()) {
      return new Chosen(machine, machine.definition(), machine.roleArn(), Origin.MACHINE);
    }
    Optional<Alias> alias = parts.alias().flatMap(machine.published()::alias);
    Version version =
        alias
            .map(found -> found.choose(random))
            .or(parts::version)
            .flatMap(machine.published()::version)
            .orElseThrow(() -> Faults.noStateMachine(arn));
    Origin origin =
        new Origin(
            Optional.of(arns.version(machine.name(), version.number())), alias.map(any -> arn));
    return new Chosen(machine, version.definition(), version.roleArn(), origin);
  }

  MachineRecord get(String arn) {
    return find(arn).orElseThrow(() -> Faults.noStateMachine(arn));
  }

  List<MachineRecord> all() {
    return shelf.names().stream()
        .filter(name -> !Activities.isActivity(name))
        .flatMap(name -> shelf.read(name).stream())
        .map(MachineRecord::fromJson)
        .toList();
  }

  void put(MachineRecord machine) {
    check(machine.definition(), machine.isExpress());
    keep(machine);
  }

  /** Keeps what is not a new definition. */
  void keep(MachineRecord machine) {
    shelf.write(machine.name(), machine.toJson());
  }

  void delete(String arn) {
    find(arn).ifPresent(machine -> shelf.delete(machine.name()));
  }

  private void check(String definition, boolean express) {
    if (definition.length() > LONGEST) {
      throw Faults.tooLong("definition", LONGEST);
    }
    try {
      parsed.put(definition, reader.read(definition, express));
    } catch (InvalidDefinitionException invalid) {
      throw Faults.invalidDefinition(String.valueOf(invalid.getMessage()));
    }
  }

  /** What is wrong with a definition. */
  List<Problem> problems(String definition, boolean express) {
    try {
      reader.read(definition, express);
      return List.of();
    } catch (InvalidDefinitionException invalid) {
      return invalid.problems();
    }
  }

  /** The machine that a definition describes. */
  StateMachine parse(String definition) {
    return parsed.computeIfAbsent(definition, reader::read);
  }
}
