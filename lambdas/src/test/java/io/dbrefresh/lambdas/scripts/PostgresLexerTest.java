package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PostgresLexerTest {

  static Stream<Arguments> scripts() {
    return Stream.of(
        hard("two statements", "select 1; select 2;", "select 1", "select 2"),
        hard("no last semicolon", "select 1;\nselect 2", "select 1", "select 2"),
        hard("empty statements", ";; select 1;;\n;", "select 1"),
        hard("nothing", "  \n -- nothing\n/* at all */\n"),
        hard("semicolon in quotes", "select 'a;b'; select 2;", "select 'a;b'", "select 2"),
        hard("doubled quote", "select 'it''s;'; select 2;", "select 'it''s;'", "select 2"),
        hard("backslash is no escape", "select '\\'; select 2;", "select '\\'", "select 2"),
        hard("E string", "select E'a\\';b'; select 2;", "select E'a\\';b'", "select 2"),
        hard("name ending in e", "select note'x\\'; select 2;", "select note'x\\'", "select 2"),
        hard("quoted name", "select \"a;b\"\"c;\"; select 2;", "select \"a;b\"\"c;\"", "select 2"),
        hard("dollar quotes", "do $$ begin; end $$; select 2;", "do $$ begin; end $$", "select 2"),
        hard(
            "tagged dollar quotes",
            "do $a$ $$;$b$; $a$; select 2;",
            "do $a$ $$;$b$; $a$",
            "select 2"),
        hard("parameter is no quote", "select $1; select $2;", "select $1", "select $2"),
        hard("dollar in a name", "select a$b$; select $b$;$b$;", "select a$b$", "select $b$;$b$"),
        hard(
            "line comment",
            "select 1 -- no; end\n+ 1; select 2;",
            "select 1 -- no; end\n+ 1",
            "select 2"),
        hard("minus minus", "select 5--1;\n; select 2;", "select 5--1;", "select 2"),
        hard(
            "nested comment",
            "select /* a /* ; */ ; */ 1; select 2;",
            "select /* a /* ; */ ; */ 1",
            "select 2"),
        hard("comment before", "-- why\nselect 1;", "select 1"),
        hard(
            "quote in comment", "-- it's\nselect 1; /* don't */ select 2;", "select 1", "select 2"),
        hard(
            "rule with statements in parentheses",
            "create rule r as on insert to t do also (insert into a values (1); insert into b values (2)); select 2;",
            "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))",
            "select 2"),
        hard(
            "begin atomic",
            "create or replace function f() returns int begin atomic; select case when true then 1 end; end; select 2;",
            "create or replace function f() returns int begin atomic; select case when true then 1 end; end",
            "select 2"),
        hard(
            "transaction",
            "begin; update t set a = 1; end; select 2;",
            "begin",
            "update t set a = 1",
            "end",
            "select 2"),
        hard(
            "case outside",
            "select case a when 1 then 2 end; select 2;",
            "select case a when 1 then 2 end",
            "select 2"),
        hard("windows lines", "select 1;\r\nselect 2;\r\n", "select 1", "select 2"),
        hard("byte order mark", "\uFEFFselect 1;", "select 1"),
        hard(
            "operators",
            "select a #>> '{b;c}', x @> y, z ? 'k'; select 2;",
            "select a #>> '{b;c}', x @> y, z ? 'k'",
            "select 2"),
        hard(
            "unicode names",
            "select größe from maße; select 2;",
            "select größe from maße",
            "select 2"),
        hard(
            "copy with data",
            "copy t (a, b) from stdin;\n1\tit's;\n\\N\t\\.x\n\\.\nselect 2;",
            "copy t (a, b) from stdin",
            "select 2"),
        hard(
            "a statement a line",
            "update t set a = 'x'\n\ntruncate table u\ndelete from v where a in (1, 2)\n",
            "update t set a = 'x'",
            "truncate table u",
            "delete from v where a in (1, 2)"),
        hard(
            "one statement over lines",
            "update t\nset a = 1\nwhere b = 2\n",
            "update t\nset a = 1\nwhere b = 2"),
        hard(
            "insert from select over lines",
            "insert into t\nselect * from u",
            "insert into t\nselect * from u"));
  }

  private static Arguments hard(String name, String script, String... statements) {
    return Arguments.of(name, script, List.of(statements));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void splits_as_psql_does(String name, String script, List<String> statements) {
    assertThat(Split.texts(Split.postgres(script))).isEqualTo(statements);
  }

  @Test
  void tells_the_line_of_the_first_word() {
    assertThat(Split.postgres("-- a\n\nselect 1;\nselect\n2; select 3;"))
        .extracting(SqlStatement::line)
        .containsExactly(3, 4, 5);
  }

  @Test
  void hands_out_copy_data_up_to_the_end_marker() throws IOException {
    PostgresLexer lexer =
        new PostgresLexer(
            Split.bytes("copy t from stdin with (format csv);\n1,a\n2,b\n\\.\nselect 1;"));
    assertThat(lexer.next().orElseThrow().copiesFromStdin()).isTrue();
    assertThat(Split.data(lexer.copyData())).isEqualTo("1,a\n2,b\n");
    assertThat(lexer.next().orElseThrow()).isEqualTo(new SqlStatement("select 1", 5, false));
  }

  @Test
  void copy_to_stdout_has_no_data() {
    assertThat(Split.postgres("copy t to stdout; select 1;"))
        .extracting(SqlStatement::copiesFromStdin)
        .containsExactly(false, false);
  }

  @Test
  void refuses_commands_of_psql_by_name() {
    assertThatThrownBy(() -> Split.postgres("select 1;\n\\connect other\nselect 2;"))
        .isInstanceOf(ScriptSyntaxException.class)
        .hasMessageStartingWith("\\connect is a command of psql")
        .extracting(e -> ((ScriptSyntaxException) e).line())
        .isEqualTo(2);
  }

  @Test
  void names_the_line_of_an_open_quote() {
    assertThatThrownBy(() -> Split.postgres("select 1;\nselect 'a;\nselect 2;"))
        .isInstanceOf(ScriptSyntaxException.class)
        .extracting(e -> ((ScriptSyntaxException) e).line())
        .isEqualTo(2);
  }

  @Test
  void splits_scripts_longer_than_its_buffer() {
    String statement = "insert into t values ('" + "x".repeat(100_000) + "')";
    String script = (statement + ";\n").repeat(20);
    assertThat(Split.postgres(script)).hasSize(20).allMatch(one -> one.text().equals(statement));
  }
}
