package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.time.Timeline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The courses under way; those of one database run one after the other. */
final class Courses {
  private final Timeline timeline;
  private final Map<String, Deque<Course>> queues = new HashMap<>();
  private volatile boolean closing;

  Courses(Timeline timeline) {
    this.timeline = timeline;
  }

  Course course() {
    return new Course(timeline, () -> closing);
  }

  /** What ends from now on has not failed: it is taken up when the region is opened again. */
  void close() {
    closing = true;
  }

  void add(String resource, Course course) {
    Deque<Course> queue = queues.computeIfAbsent(resource, id -> new ArrayDeque<>());
    queue.addLast(course);
    if (queue.size() == 1) {
      begin(resource, queue, course);
    }
  }

  private void begin(String resource, Deque<Course> queue, Course course) {
    course.start(
        () -> {
          queue.remove(course);
          Course following = queue.peekFirst();
          if (following == null) {
            queues.remove(resource, queue);
          } else {
            begin(resource, queue, following);
          }
        });
  }

  /** Nothing that was under way for the database goes on; what is added next comes after it. */
  void cancel(String resource) {
    Deque<Course> queue = queues.get(resource);
    if (queue != null) {
      Course current = queue.peekFirst();
      queue.forEach(Course::cancel);
      queue.removeIf(course -> course != current);
    }
  }
}
