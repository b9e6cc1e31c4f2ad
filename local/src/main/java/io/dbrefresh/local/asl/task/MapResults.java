package io.dbrefresh.local.asl.task;

import io.dbrefresh.local.asl.value.Json;
import java.util.List;

/**
 * What the child executions of a Map Run came to.
 *
 * @param lines whether each result is a line of its own, instead of an element of an array
 */
public record MapResults(
    String mapRunArn, List<Json> succeeded, List<Json> failed, boolean lines) {}
