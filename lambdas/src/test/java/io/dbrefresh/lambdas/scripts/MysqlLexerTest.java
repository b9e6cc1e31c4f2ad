package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlLexerTest {

  static Stream<Arguments> scripts() {
    return Stream.of(
        hard("two statements", "select 1; select 2;", "select 1", "select 2"),
        hard("no last semicolon", "select 1;\nselect 2", "select 1", "select 2"),
        hard("backslash escapes", "select 'a\\';b'; select 2;", "select 'a\\';b'", "select 2"),
        hard("backslash at the end", "select 'a\\\\'; select 2;", "select 'a\\\\'", "select 2"),
        hard("double quotes", "select \"a;\"\"b\"; select 2;", "select \"a;\"\"b\"", "select 2"),
        hard("backticks", "select `a;b\\`; select 2;", "select `a;b\\`", "select 2"),
        hard(
            "hash comment",
            "select 1 # it's; here\n; select 2;",
            "select 1 # it's; here",
            "select 2"),
        hard(
            "dash comment",
            "select 1 -- it's; here\n; select 2;",
            "select 1 -- it's; here",
            "select 2"),
        hard("minus minus one", "select 5--1; select 2;", "select 5--1", "select 2"),
        hard(
            "comments do not nest",
            "select /* /* ; */ 1; select 2;",
            "select /* /* ; */ 1",
            "select 2"),
        hard(
            "executed comment",
            "/*!40101 SET NAMES utf8 */; select 2;",
            "/*!40101 SET NAMES utf8 */",
            "select 2"),
        hard(
            "executed comment of MariaDB",
            "/*M!100100 SET a=1; */; select 2;",
            "/*M!100100 SET a=1; */",
            "select 2"),
        hard("plain comment only", "/* nothing; */ -- more;\nselect 1;", "select 1"),
        hard(
            "delimiter",
            "delimiter //\ncreate procedure p() begin select 1; end//\nDELIMITER ;\nselect 2;",
            "create procedure p() begin select 1; end",
            "select 2"),
        hard(
            "delimiter of dollars",
            "DELIMITER $$\nCREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET a=1; END$$\nDELIMITER ;\nselect 2;",
            "CREATE TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET a=1; END",
            "select 2"),
        hard(
            "delimiter of two semicolons",
            "DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER t AFTER UPDATE ON x FOR EACH ROW begin set a=1; end */;;\nDELIMITER ;\nselect 2;",
            "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER t AFTER UPDATE ON x FOR EACH ROW begin set a=1; end */",
            "select 2"),
        hard(
            "body without delimiter",
            "create procedure p()\nbegin\n declare a int;\n if a then select 1; else select if(a, 1, 2); end if;\n while a do set a = 0; end while;\nend;\nselect 2;",
            "create procedure p()\nbegin\n declare a int;\n if a then select 1; else select if(a, 1, 2); end if;\n while a do set a = 0; end while;\nend",
            "select 2"),
        hard(
            "case expression and case statement",
            "create function f(a int) returns int deterministic begin case a when 1 then return case when a then if(a,1,2) else if(a,3,4) end; end case; return 1; end; select 2;",
            "create function f(a int) returns int deterministic begin case a when 1 then return case when a then if(a,1,2) else if(a,3,4) end; end case; return 1; end",
            "select 2"),
        hard(
            "loops and handlers",
            "create definer=root@localhost procedure p() begin declare continue handler for not found begin set @d = 1; end; l: loop leave l; end loop l; repeat set @a = repeat('x', 2); until @a end repeat; end; select 2;",
            "create definer=root@localhost procedure p() begin declare continue handler for not found begin set @d = 1; end; l: loop leave l; end loop l; repeat set @a = repeat('x', 2); until @a end repeat; end",
            "select 2"),
        hard(
            "body of one statement",
            "create trigger t before insert on x for each row set new.a = if(new.b, 1, 2); select 2;",
            "create trigger t before insert on x for each row set new.a = if(new.b, 1, 2)",
            "select 2"),
        hard(
            "if as the whole body",
            "create trigger t before insert on x for each row if new.a then set new.b = 1; end if; select 2;",
            "create trigger t before insert on x for each row if new.a then set new.b = 1; end if",
            "select 2"),
        hard(
            "procedure if not exists",
            "create procedure if not exists p() begin drop table if exists a; end; select 2;",
            "create procedure if not exists p() begin drop table if exists a; end",
            "select 2"),
        hard(
            "transaction",
            "begin; update t set a = 1; commit; select 2;",
            "begin",
            "update t set a = 1",
            "commit",
            "select 2"),
        hard(
            "anonymous block",
            "begin not atomic select 1; end; select 2;",
            "begin not atomic select 1; end",
            "select 2"),
        hard(
            "table named begin",
            "create table `begin` (a int); select x.begin from x; select 2;",
            "create table `begin` (a int)",
            "select x.begin from x",
            "select 2"),
        hard("windows lines", "select 1;\r\n-- c\r\nselect 2;\r\n", "select 1", "select 2"),
        hard(
            "a statement a line",
            "UPDATE customers SET email = CONCAT(id, '@example.com')\nTRUNCATE TABLE audit\n# done\nINSERT INTO t VALUES (1, 'a;b')\n"
                .replace(";", ","),
            "UPDATE customers SET email = CONCAT(id, '@example.com')",
            "TRUNCATE TABLE audit",
            "INSERT INTO t VALUES (1, 'a,b')"));
  }

  private static Arguments hard(String name, String script, String... statements) {
    return Arguments.of(name, script, List.of(statements));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("scripts")
  void splits_as_the_mysql_client_does(String name, String script, List<String> statements) {
    assertThat(Split.texts(Split.mysql(script))).isEqualTo(statements);
  }

  @Test
  void refuses_commands_of_the_client() {
    assertThatThrownBy(() -> Split.mysql("select 1 \\G\nselect 2;"))
        .isInstanceOf(ScriptSyntaxException.class)
        .hasMessageStartingWith("\\G is a command of the mysql client");
  }

  @Test
  void a_semicolon_in_quotes_does_not_hide_a_statement_a_line() {
    assertThat(Split.texts(Split.mysql("insert into t values ('a;b')\ndelete from u")))
        .containsExactly("insert into t values ('a;b')", "delete from u");
  }

  @Test
  void names_the_line_of_an_open_comment() {
    assertThatThrownBy(() -> Split.mysql("select 1;\n\n/* open"))
        .isInstanceOf(ScriptSyntaxException.class)
        .extracting(e -> ((ScriptSyntaxException) e).line())
        .isEqualTo(3);
  }
}
