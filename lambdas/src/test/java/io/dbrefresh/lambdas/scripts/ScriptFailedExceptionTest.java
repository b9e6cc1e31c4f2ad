package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptFailedExceptionTest {

  @Test
  void shows_place_message_and_the_first_200_characters() {
    String message =
        new ScriptFailedException("s/01.sql:7", "select " + "x".repeat(500), "no such column")
            .getMessage();
    assertThat(message).startsWith("s/01.sql:7: no such column\nselect xxx").endsWith("x…");
    assertThat(message).hasSize("s/01.sql:7: no such column\n".length() + 201);
  }

  @Test
  void takes_passwords_out_of_statement_and_message() {
    assertThat(
            new ScriptFailedException(
                "k:1",
                "ALTER USER a IDENTIFIED BY 'hush', b IDENTIFIED WITH x BY \"hush\"",
                "near \"PASSWORD 'hush'\""))
        .message()
        .doesNotContain("hush")
        .contains("IDENTIFIED BY '***'");
    assertThat(ScriptFailedException.withoutPasswords("create role a password 'hush' login"))
        .isEqualTo("create role a password '***' login");
  }
}
