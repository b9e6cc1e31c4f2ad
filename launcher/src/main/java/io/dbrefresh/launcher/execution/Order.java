package io.dbrefresh.launcher.execution;

import java.util.function.Supplier;

/**
 * One refresh of many that are launched together.
 *
 * @param application whose database it is
 * @param target the database
 * @param input makes the execution's input when its turn has come
 */
public record Order(String application, String target, Supplier<String> input) {}
