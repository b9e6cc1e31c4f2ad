package io.dbrefresh.local.asl.task;

import java.util.Optional;

/** The integrations of a region. */
@FunctionalInterface
public interface Integrations {

  /** The integration that a Task state's {@code Resource} names; empty when it is not offered. */
  Optional<TaskIntegration> find(String resource);

  /**
   * The source that an ItemReader's {@code Resource} names, of items in this format; empty when it
   * is not offered.
   */
  default Optional<ItemSource> items(String resource, ItemFormat format) {
    return Optional.empty();
  }

  /** The place that a ResultWriter's {@code Resource} names; empty when it is not offered. */
  default Optional<ResultSink> results(String resource) {
    return Optional.empty();
  }
}
