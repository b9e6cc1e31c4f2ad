package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptEntryTest {
  private static final int ROOM = 95;

  private static ScriptReport report(int unheard) {
    return new ScriptReport(
        9_999_999, 999_999_999_999L, 86_400_000, unheard, 1, 2, List.of(), "0f".repeat(32));
  }

  @Test
  void a_long_script_has_an_entry_that_leaves_room_for_a_thousand() {
    assertThat(ScriptEntry.of(report(0)).toString()).hasSizeLessThan(ROOM);
  }

  @Test
  void nothing_is_lost_on_the_way() {
    ObjectNode told = ScriptEntry.told(ScriptEntry.of(report(3)));
    assertThat(told.path("statements").asLong()).isEqualTo(9_999_999);
    assertThat(told.path("rows").asLong()).isEqualTo(999_999_999_999L);
    assertThat(told.path("millis").asLong()).isEqualTo(86_400_000);
    assertThat(told.path("sha256").asText()).isEqualTo("0f".repeat(32));
    assertThat(told.path("unheard").asInt()).isEqualTo(3);
    assertThat(ScriptEntry.told(ScriptEntry.of(report(0))).has("unheard")).isFalse();
  }

  @Test
  void commits_are_told_by_the_script_s_place_as_far_as_there_is_room() {
    ScriptReport commits = new ScriptReport(1, 1, 1, 0, 1, 1, List.of(3, 5), "0f".repeat(32));
    ObjectNode result = Reports.result(List.of(report(0), commits));
    assertThat(result.path("implicitCommits").toString()).isEqualTo("{\"1\":[3,5]}");
    assertThat(Reports.result(java.util.Collections.nCopies(1000, commits)).path("implicitCommits"))
        .hasSize(250);
  }
}
