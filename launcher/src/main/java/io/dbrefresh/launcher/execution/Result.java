package io.dbrefresh.launcher.execution;

import java.util.Optional;

/**
 * What came of one refresh of many.
 *
 * @param execution empty where none was started
 */
public record Result(Order order, Optional<ExecutionArn> execution, RunEnding ending) {}
