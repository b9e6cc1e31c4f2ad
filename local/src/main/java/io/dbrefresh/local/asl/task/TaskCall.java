package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;

/**
 * What a Task state asks for.
 *
 * @param executionArn the execution that asks
 * @param arguments the state's arguments or parameters
 */
public record TaskCall(String executionArn, Json arguments) {}
