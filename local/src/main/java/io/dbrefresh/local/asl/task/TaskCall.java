package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * What a Task state asks for.
 *
 * @param executionArn the execution that asks
 * @param arguments the state's arguments or parameters
 * @param submitted what the same call answered before its execution was redriven, where it waited
 *     for a job that it had started
 * @param token by which the call is answered, where it waits for that
 */
public record TaskCall(
    String executionArn, Json arguments, Optional<Json> submitted, Optional<String> token) {}
