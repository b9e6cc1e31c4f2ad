package io.dbrefresh.statemachine.step;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a task stands after it has advanced its step by one look at the world. */
public sealed interface StepOutcome {

  /** One sentence for people: what was found or done. Never holds a secret. */
  String detail();

  /**
   * The world is as the plan asks for.
   *
   * @param result what later steps and the record need to know of it; an empty object for nothing
   */
  record Done(String detail, ObjectNode result) implements StepOutcome {}

  /**
   * The world is on its way; the task is to be called again.
   *
   * @param progress what the next call needs and the world cannot tell; handed back unchanged
   */
  record InProgress(String detail, ObjectNode progress) implements StepOutcome {}

  /**
   * The step cannot succeed, however often it is called.
   *
   * @param error the error's name, as the machine and the record show it
   */
  record Failed(StepError error, String detail) implements StepOutcome {}

  /** Done, with nothing that anyone needs later. */
  static StepOutcome done(String detail) {
    return new Done(detail, JsonNodeFactory.instance.objectNode());
  }

  /** Done, with what later steps and the record need. */
  static StepOutcome done(String detail, ObjectNode result) {
    return new Done(detail, result);
  }

  /** On its way, and the world tells the next call all it needs. */
  static StepOutcome inProgress(String detail) {
    return new InProgress(detail, JsonNodeFactory.instance.objectNode());
  }

  /** On its way; {@code progress} is handed to the next call. */
  static StepOutcome inProgress(String detail, ObjectNode progress) {
    return new InProgress(detail, progress);
  }

  /** Failed for good. */
  static StepOutcome failed(StepError error, String detail) {
    return new Failed(error, detail);
  }
}
