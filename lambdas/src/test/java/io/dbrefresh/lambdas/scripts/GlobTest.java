package io.dbrefresh.lambdas.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "*.sql, 01.sql, true",
    "*.sql, deep/01.sql, false",
    "**.sql, deep/01.sql, true",
    "0?.sql, 01.sql, true",
    "0?.sql, 011.sql, false",
    "[0-2]*.sql, 1a.sql, true",
    "[!0-2]*.sql, 1a.sql, false",
    "a.sql, axsql, false",
    "a+(b).sql, a+(b).sql, true",
    "[[x].sql, [.sql, true",
    "*, '', true"
  })
  void matches_names_as_a_shell_does(String glob, String name, boolean expected) {
    assertThat(new Glob(glob).matches(name)).isEqualTo(expected);
  }

  @Test
  void an_open_bracket_without_its_end_stands_for_itself() {
    assertThat(new Glob("[a.sql").matches("[a.sql")).isTrue();
  }

  @Test
  void the_listing_begins_with_what_stands_before_the_first_wildcard() {
    assertThat(new Glob("masks/0*.sql").literalStart()).isEqualTo("masks/0");
    assertThat(new Glob("masks/01.sql").hasWildcards()).isFalse();
  }
}
