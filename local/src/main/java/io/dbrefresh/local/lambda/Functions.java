package io.dbrefresh.local.lambda;

/** The functions of the region, as Step Functions calls them. */
public interface Functions {

  /**
   * Invokes a function and waits for its answer.
   *
   * @param function the function's name, or its ARN with or without a version or alias
   * @param payload the event, JSON
   * @return what the handler answered, JSON
   * @throws FunctionException when the handler threw
   * @throws UnknownFunctionException when no function has this name
   */
  String invoke(String function, String payload);
}
