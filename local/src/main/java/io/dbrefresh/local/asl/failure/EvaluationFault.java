package io.dbrefresh.local.asl.failure;

/** A JSONata expression could not be used; the history has an event of its own for it. */
public final class EvaluationFault extends StatesException {
  private final String message;
  private final String location;

  /** {@code location} is the field, for example {@code Output/result}. */
  public EvaluationFault(String message, String location) {
    super(ErrorName.QUERY_EVALUATION_ERROR, message);
    this.message = message;
    this.location = location;
  }

  /** The field whose expression it was. */
  public String location() {
    return location;
  }

  @Override
  public StatesException in(String state, long enteredEvent) {
    return new EvaluationFault(located(state, enteredEvent, message), location);
  }
}
