package io.dbrefresh.launcher.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementEndTest {

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select 1;",
        "select 1;  ",
        "select ';' ;",
        "select 'it''s';",
        "select 1 -- one\n;",
        "/* a; */ select `b;c`;",
        "select 1; -- and a remark"
      })
  void whole(String typed) {
    assertThat(StatementEnd.reached(typed)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "select 1",
        "select ';",
        "select 'it''s;",
        "select 1 -- ;",
        "select /* ;",
        "select \"a;",
        "select 1; select 2"
      })
  void still_open(String typed) {
    assertThat(StatementEnd.reached(typed)).isFalse();
  }
}
