package io.dbrefresh.local.lambda;

import java.time.Duration;

/**
 * A function as its template describes it.
 *
 * @param name the logical id of its resource
 * @param handlerClass the fully qualified name of its handler's class
 * @param timeout how long an invocation may take
 * @param memorySize in MB; told to the handler, not enforced
 */
public record FunctionDefinition(
    String name, String handlerClass, Duration timeout, int memorySize) {}
