package io.dbrefresh.local.cloudformation;

import io.dbrefresh.local.cloudformation.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Brings a stack to a plan, one resource after the other; rolls back when one cannot be made. */
final class Operation {
  private final StackRecord stack;
  private final Function<Step, Optional<String>> obstacle;
  private final List<Step> done = new ArrayList<>();
  private final Plan before;

  /** {@code obstacle} says why a resource cannot be made. */
  Operation(StackRecord stack, Function<Step, Optional<String>> obstacle) {
    this.stack = stack;
    this.obstacle = obstacle;
    before = stack.plan;
  }

  void execute(Plan plan) {
    String verb = stack.status.equals("REVIEW_IN_PROGRESS") ? "CREATE" : "UPDATE";
    stack.status(verb + "_IN_PROGRESS", "User Initiated");
    for (Step step : plan.from(before)) {
      String kind = kind(step.action());
      stack.then(() -> tell(step, kind + "_IN_PROGRESS", ""));
      stack.then(() -> end(step, kind, verb));
    }
    stack.then(
        () -> {
          stack.plan = plan;
          stack.status(verb + "_COMPLETE", "");
        });
  }

  private void end(Step step, String kind, String verb) {
    Optional<String> why = obstacle.apply(step);
    if (why.isEmpty()) {
      done.add(step);
      tell(step, kind + "_COMPLETE", "");
      return;
    }
    tell(step, kind + "_FAILED", why.get());
    stack.stop();
    rollBack(verb, step.name());
  }

  private void rollBack(String verb, String name) {
    String prefix = verb.equals("CREATE") ? "" : "UPDATE_";
    String reason = "The following resource(s) failed to change: [" + name + "].";
    stack.status(prefix + "ROLLBACK_IN_PROGRESS", reason);
    for (Step step : done) {
      String undone = step.action().equals("Add") ? "DELETE_COMPLETE" : "UPDATE_COMPLETE";
      stack.then(() -> tell(step, undone, ""));
    }
    stack.then(() -> stack.status(prefix + "ROLLBACK_COMPLETE", ""));
  }

  void delete(Runnable gone) {
    stack.status("DELETE_IN_PROGRESS", "User Initiated");
    before.resources().forEach(
        (name, item) -> {
          Step step = new Step("Remove", name, item);
          String end = item.retained() ? "DELETE_SKIPPED" : "DELETE_COMPLETE";
          stack.then(() -> tell(step, end, ""));
        });
    stack.then(
        () -> {
          stack.status("DELETE_COMPLETE", "");
          gone.run();
        });
  }

  private void tell(Step step, String status, String reason) {
    stack.resource(step.name(), step.item().type(), status, reason);
  }

  private static String kind(String action) {
    return switch (action) {
      case "Add" -> "CREATE";
      case "Remove" -> "DELETE";
      default -> "UPDATE";
    };
  }
}
