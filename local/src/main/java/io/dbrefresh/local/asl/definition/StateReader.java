package io.dbrefresh.local.asl.definition;

import io.dbrefresh.local.asl.flow.DataFlow;
import io.dbrefresh.local.asl.query.Expression;
import io.dbrefresh.local.asl.query.QueryLanguage;
import io.dbrefresh.local.asl.state.FailState;
import io.dbrefresh.local.asl.state.ParallelState;
import io.dbrefresh.local.asl.state.PassState;
import io.dbrefresh.local.asl.state.State;
import io.dbrefresh.local.asl.state.StateMachine;
import io.dbrefresh.local.asl.state.SucceedState;
import io.dbrefresh.local.asl.state.TaskState;
import io.dbrefresh.local.asl.task.Integrations;
import io.dbrefresh.local.asl.task.TaskIntegration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one state. */
final class StateReader {
  private static final String TYPES = "[Pass, Task, Choice, Wait, Succeed, Fail, Parallel, Map]";
  private static final Pattern WAITING = Pattern.compile("\\.(waitForTaskToken|sync(:\\d)?)$");

  private final MachineReader machines;
  private final String name;
  private final Fields fields;
  private final QueryLanguage outer;
  private final QueryLanguage language;
  private final Targets targets;

  StateReader(
      MachineReader machines, String name, Fields fields, QueryLanguage outer, Targets targets) {
    this.machines = machines;
    this.name = name;
    this.fields = fields;
    this.outer = outer;
    this.targets = targets;
    this.language = DefinitionReader.language(fields, outer);
    fields.speak(language);
    if (outer == QueryLanguage.JSONATA && language == QueryLanguage.JSONPATH) {
      fields
          .problems()
          .schema(
              fields.pointer(),
              "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
    }
  }

  Fields fields() {
    return fields;
  }

  QueryLanguage language() {
    return language;
  }

  ValueFields values() {
    return new ValueFields(fields, language);
  }

  Optional<State> read() {
    String type = fields.requiredText("Type");
    return switch (type) {
      case "Pass" -> Optional.of(pass());
      case "Task" -> task();
      case "Choice" -> Optional.of(new ChoiceReader(this).read());
      case "Wait" -> new WaitReader(this).read();
      case "Succeed" -> Optional.of(new SucceedState(terminal("Succeed")));
      case "Fail" -> Optional.of(fail());
      case "Parallel" -> Optional.of(parallel());
      case "Map" -> Optional.of(new MapReader(this).read());
      default -> {
        if (!type.isEmpty()) {
          fields.problem("Type", "Value should be one of the following: " + TYPES);
        }
        yield Optional.empty();
      }
    };
  }

  Integrations integrations() {
    return machines.integrations();
  }

  private State pass() {
    return new PassState(
        shape("Pass", FlowReader.PASS),
        language == QueryLanguage.JSONPATH ? fields.value("Result") : Optional.empty());
  }

  private Optional<State> task() {
    String resource = fields.requiredText("Resource");
    Optional<TaskIntegration> integration = machines.integrations().find(resource);
    if (integration.isEmpty() && !resource.isEmpty()) {
      fields.problem("Resource", unrecognized(resource));
    }
    if (machines.isExpress()) {
      refuseWaiting(resource);
    }
    State.Shape shape = shape("Task", FlowReader.TASK);
    ValueFields values = values();
    fields.value("Credentials");
    return integration.map(
        found ->
            new TaskState(
                shape,
                found,
                values.integer("TimeoutSeconds", 1),
                values.integer("HeartbeatSeconds", 1),
                new ErrorHandlingReader(this).read()));
  }

  private static String unrecognized(String resource) {
    return resource.startsWith("arn:")
        ? "The resource provided %s is not recognized. The value is not a valid resource ARN, or"
                .formatted(resource)
            + " the resource is not available in this region."
        : "Value is not a valid resource ARN";
  }

  private void refuseWaiting(String resource) {
    Matcher waiting = WAITING.matcher(resource);
    if (waiting.find()) {
      fields.problem(
          "Resource",
          "Express state machine does not support '%s' service integration "
              .formatted(waiting.group()));
    }
  }

  private State fail() {
    ValueFields values = values();
    Optional<Expression> error = values.string("Error");
    Optional<Expression> cause = values.string("Cause");
    return new FailState(terminal("Fail"), error, cause);
  }

  private State parallel() {
    State.Shape shape = shape("Parallel", FlowReader.TASK);
    fields.require("Branches");
    List<StateMachine> branches = new ArrayList<>();
    for (Fields branch : fields.objects("Branches")) {
      branches.add(machines.readInner(branch, outer));
    }
    return new ParallelState(shape, branches, new ErrorHandlingReader(this).read());
  }

  StateMachine processor(Fields body) {
    return machines.readInner(body, outer);
  }

  /** A state that goes somewhere or ends its machine. */
  State.Shape shape(String type, Set<String> flowFields) {
    boolean end = fields.flag("End");
    Optional<String> next = fields.text("Next").map(target -> target(fields, target));
    fields.requireOne(fields.has("Next"), end, "[Next, End]");
    return new State.Shape(name, type, language, next, flow(fields, flowFields, ""));
  }

  /** A state without Next and End. */
  State.Shape terminal(String type) {
    Set<String> flow = type.equals("Fail") ? Set.of() : FlowReader.SUCCEED;
    return new State.Shape(name, type, language, Optional.empty(), flow(fields, flow, ""));
  }

  /** A Choice: its own fields are those of the default. */
  State.Shape branching() {
    return new State.Shape(
        name, "Choice", language, Optional.empty(), flow(fields, FlowReader.WAIT, ""));
  }

  /** {@code location} is where the fields stand in the state, for messages. */
  DataFlow flow(Fields from, Set<String> names, String location) {
    return new FlowReader(from, language, names, location).read();
  }

  /** Checks that a transition leads to a state of the same machine. */
  String target(Fields from, String target) {
    targets.leads(name, target);
    if (!targets.contains(target)) {
      from.problems().missingTarget(from.pointer("Next"), "Missing 'Next' target: " + target);
    }
    return target;
  }
}
