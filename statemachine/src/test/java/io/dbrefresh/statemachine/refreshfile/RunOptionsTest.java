package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.statemachine.step.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunOptionsTest {
  private static RefreshFile read(Consumer<ObjectNode> change) {
    try {
      ObjectNode file =
          (ObjectNode)
              new JsonMapper()
                  .readTree(
                      Path.of("../refresh-configs/us-east-1/db-app1-mysqlinstd.json").toFile());
      change.accept(file);
      return new RefreshFileReader()
          .read("f.json", file.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void a_file_that_says_nothing_keeps_nothing_and_has_the_steps_own_deadlines() {
    RunOptions options = read(file -> {}).options();
    assertThat(options.keepOnFailure()).isFalse();
    assertThat(options.deadlines()).isEmpty();
  }

  @Test
  void deadlines_are_minutes_and_a_steps_own_one_wins() {
    RunOptions options =
        read(file -> {
              file.put("keepOnFailure", "True");
              file.putObject("deadlines").put("retire", 20).put("run-scripts", "30");
              ((ObjectNode) file.path("runscripts")).put("deadline", 45);
            })
            .options();
    assertThat(options.keepOnFailure()).isTrue();
    assertThat(options.deadlines())
        .containsEntry(Step.RETIRE, 20)
        .containsEntry(Step.RUN_SCRIPTS, 45);
  }

  @Test
  void deadlines_that_cannot_be_are_refused_together() {
    InvalidRefreshFileException refused =
        catchThrowableOfType(
            InvalidRefreshFileException.class,
            () ->
                read(
                    file -> {
                      file.putObject("deadlines").put("run-script", 20).put("retire", 2881);
                      ((ObjectNode) file.path("restore")).put("deadline", "soon");
                    }));
    assertThat(refused)
        .hasMessageContaining("`run-script` is not a step")
        .hasMessageContaining("run-scripts")
        .hasMessageContaining("/deadlines/retire")
        .hasMessageContaining("/restore/deadline")
        .hasMessageContaining("number of minutes from 1 to 2880");
  }
}
