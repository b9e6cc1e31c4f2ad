package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyDataTest {

  /** As a network hands out bytes: a few at a time. */
  private static InputStream trickle(String text, long seed) {
    Random random = new Random(seed);
    InputStream all = Split.bytes(text);
    return new InputStream() {
      @Override
      public int read() throws IOException {
        return all.read();
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return all.read(buffer, offset, Math.min(length, 1 + random.nextInt(5)));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\n",
        "a\\.\n",
        "\\.x\n",
        "\\N\t1\n\\\\.\n",
        "a\n\\.b\n\\..\nc\n",
        "\n\n",
        "ä\u20ac\n\\\n"
      })
  void hands_out_the_same_bytes_however_they_arrive(String data) throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      for (String end : new String[] {"\\.\n", "\\.\r\n"}) {
        PostgresLexer lexer =
            new PostgresLexer(trickle("copy t from stdin;\n" + data + end + "select 1", seed));
        assertThat(lexer.next().orElseThrow().copiesFromStdin()).isTrue();
        assertThat(Split.data(lexer.copyData())).isEqualTo(data);
        assertThat(lexer.next().orElseThrow().text()).isEqualTo("select 1");
      }
    }
  }

  @Test
  void ends_with_the_script_where_the_marker_is_missing() throws IOException {
    PostgresLexer lexer = new PostgresLexer(trickle("copy t from stdin;\n1\n2", 1));
    lexer.next();
    assertThat(Split.data(lexer.copyData())).isEqualTo("1\n2");
    assertThat(lexer.next()).isEmpty();
  }
}
