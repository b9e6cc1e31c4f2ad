package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.lambdas.sql.Dialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScriptBytesTest {

  @Test
  void refuses_a_statement_that_is_too_long_and_says_the_limit() {
    InputStream endless =
        new java.io.SequenceInputStream(
            Split.bytes("select 1;\n\ninsert into t values ('"),
            new InputStream() {
              @Override
              public int read() {
                return 'x';
              }
            });
    assertThatThrownBy(
            () -> {
              try (SqlScript script = new SqlScript(Dialect.POSTGRESQL, endless)) {
                while (script.next().isPresent()) {
                  continue;
                }
              }
            })
        .isInstanceOf(ScriptSyntaxException.class)
        .hasMessage(
            "the statement is longer than 32 MiB; write several statements, or COPY its data from STDIN")
        .extracting(e -> ((ScriptSyntaxException) e).line())
        .isEqualTo(3);
  }

  @Test
  void a_statement_of_the_longest_length_is_read() throws IOException {
    String statement = "select '" + "x".repeat(ScriptBytes.LONGEST_STATEMENT - 9) + "'";
    assertThat(Split.postgres(statement + ";select 2;"))
        .extracting(one -> one.text().length())
        .containsExactly(ScriptBytes.LONGEST_STATEMENT, 8);
  }

  @Test
  void refuses_what_is_not_utf_8_with_the_line_of_the_statement() {
    byte[] latin = "select 1;\nselect 'é';".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(
            () -> {
              try (SqlScript script =
                  new SqlScript(Dialect.MYSQL, new ByteArrayInputStream(latin))) {
                script.next();
                script.next();
              }
            })
        .isInstanceOf(ScriptSyntaxException.class)
        .hasMessage("the script is not UTF-8")
        .extracting(e -> ((ScriptSyntaxException) e).line())
        .isEqualTo(2);
  }
}
