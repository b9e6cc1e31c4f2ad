package io.dbrefresh.local.asl.failure;

/** What the interpreter found wrong in a state, before anybody knows which state that is. */
public final class StateFault extends StatesException {
  private final String name;
  private final String message;

  /** {@code message} is a sentence without the state's name. */
  public StateFault(String error, String message) {
    super(error, message);
    this.name = error;
    this.message = message;
  }

  /** A fault of the machine itself. */
  public static StateFault runtime(String message) {
    return new StateFault(ErrorName.RUNTIME, message);
  }

  @Override
  public StatesException in(String state, long enteredEvent) {
    return new StatesException(name, located(state, enteredEvent, message));
  }
}
