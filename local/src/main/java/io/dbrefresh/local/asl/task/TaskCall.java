package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;
import java.util.Optional;

/**
 * What a Task state asks for.
 *
 * @param executionArn the execution that asks
 * @param arguments the state's arguments or parameters
 * @param token by which the call is answered, where it waits for that
 */
public record TaskCall(String executionArn, Json arguments, Optional<String> token) {}
