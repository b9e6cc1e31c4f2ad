package io.dbrefresh.local.rds.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.local.time.VirtualTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoursesTest {
  private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
  private final Courses courses = new Courses(timeline);
  private final List<String> failures = new ArrayList<>();

  private void beginWhatFails() {
    courses.add(
        "db-1",
        courses
            .course()
            .work(
                () ->
                    () -> {
                      throw new IllegalStateException("the server has ended");
                    })
            .onFailure(thrown -> failures.add(thrown.getMessage())));
    timeline.runUntilIdle();
  }

  @Test
  void a_step_that_fails_ends_its_course_with_what_is_done_then() {
    beginWhatFails();

    assertThat(failures).containsExactly("the server has ended");
  }

  @Test
  void what_ends_because_the_region_closes_has_not_failed() {
    courses.close();

    beginWhatFails();

    assertThat(failures).isEmpty();
  }
}
