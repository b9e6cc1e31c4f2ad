package io.dbrefresh.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** How much the API takes, and how much of a history it tells. */
final class LocalSfnLimitsTest {
  private static final String PASS =
      "{\"StartAt\":\"a\",\"States\":{\"a\":{\"Type\":\"Pass\",\"End\":true}}}";

  @TempDir Path folder;
  private Region region;
  private String machine = "";

  @BeforeEach
  void createRegion() {
    region = new Region(folder);
    machine = region.create("machine", PASS);
  }

  @Test
  void what_is_longer_than_the_service_takes_is_refused() {
    String input = "\"" + "x".repeat(256 * 1024) + "\"";

    assertThatThrownBy(() -> region.start(machine, "long", input))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("length less than or equal to 262144");
    assertThatThrownBy(() -> region.create("long", PASS + " ".repeat(1_048_576)))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("'definition' failed to satisfy constraint");
  }

  @Test
  void a_history_is_told_without_data_when_that_is_asked_for() {
    String arn = region.start(machine, "one", "{\"a\":1}");
    region.timeline.runUntilIdle();

    List<HistoryEvent> told =
        region
            .sfn
            .getExecutionHistory(r -> r.executionArn(arn).includeExecutionData(false))
            .events();
    assertThat(told.get(0).executionStartedEventDetails().input()).isNull();
    assertThat(told.get(1).stateEnteredEventDetails().name()).isEqualTo("a");
    assertThat(told.get(1).stateEnteredEventDetails().input()).isNull();
    assertThat(region.events(arn).get(0).executionStartedEventDetails().input())
        .isEqualTo("{\"a\":1}");
  }
}
