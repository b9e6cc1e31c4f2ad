package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.statemachine.sql.SqlSplitter;
import io.dbrefresh.statemachine.sql.SqlSplitter.Part;
import java.sql.SQLSyntaxErrorException;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ScriptSplitterTest {
  private final SqlSplitter splitter =
      ServiceLoader.load(SqlSplitter.class).findFirst().orElseThrow();

  @Test
  void statements_have_the_line_of_their_first_word() throws SQLSyntaxErrorException {
    assertThat(splitter.split("mysql", "use a;\n-- b;\n\nselect 'c;d';select 2"))
        .containsExactly(
            new Part("use a", 1), new Part("select 'c;d'", 4), new Part("select 2", 4));
    assertThat(splitter.split("mariadb", " -- nothing\n")).isEmpty();
  }

  @Test
  void each_engine_has_its_own_quotes() throws SQLSyntaxErrorException {
    assertThat(splitter.split("aurora-postgresql", "do $$ begin; end $$;\nselect 'é'"))
        .containsExactly(new Part("do $$ begin; end $$", 1), new Part("select 'é'", 2));
    assertThat(splitter.split("aurora-mysql", "select `a;b`; select 'it\\'s;'")).hasSize(2);
  }

  @Test
  void what_cannot_be_split_is_refused_with_its_line() {
    assertThatThrownBy(() -> splitter.split("postgres", "select 1;\n\\d customers"))
        .isInstanceOf(SQLSyntaxErrorException.class)
        .hasMessageStartingWith("line 2: \\d is a command of psql");
  }
}
