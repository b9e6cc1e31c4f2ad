package io.dbrefresh.launcher.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExecutionNameTest {
  private static final Instant START = Instant.parse("2026-11-21T03:14:15Z");

  @Test
  void is_application_target_and_utc_time() {
    assertThat(ExecutionName.of("app1", "mysqlinstd", START).at(1))
        .isEqualTo("app1-mysqlinstd-20261121T031415Z");
  }

  @Test
  void leaves_room_for_its_recovery_within_80_characters() {
    String name = ExecutionName.of("a".repeat(60), "t".repeat(63), START).at(99);

    assertThat(("recover-" + name).length()).isLessThanOrEqualTo(80);
    assertThat(name).endsWith("-20261121T031415Z-99");
  }

  @Test
  void has_no_character_that_step_functions_refuses() {
    assertThat(ExecutionName.of("my app/1", "mysqlinstd", START).at(1))
        .isEqualTo("my_app_1-mysqlinstd-20261121T031415Z");
  }

  @Test
  void console_link_names_partition_and_region() {
    String arn = "arn:aws-us-gov:states:us-gov-west-1:123456789012:execution:dbrefresh:x";

    assertThat(new ExecutionArn(arn).consoleLink())
        .startsWith("https://us-gov-west-1.console.amazonaws-us-gov.com/states/home")
        .endsWith(arn);
  }
}
