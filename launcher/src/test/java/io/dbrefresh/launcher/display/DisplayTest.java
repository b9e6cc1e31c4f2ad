package io.dbrefresh.launcher.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.process.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "PT0.04S,0.0 s",
    "PT3.21S,3.2 s",
    "PT42.9S,42 s",
    "PT4M10S,4 min 10 s",
    "PT5M,5 min",
    "PT2H3M59S,2 h 3 min",
    "PT49H,49 h"
  })
  void durations_have_at_most_two_units(Duration duration, String shown) {
    assertThat(Durations.shown(duration)).isEqualTo(shown);
  }

  @Test
  void a_line_that_was_begun_is_ended_on_the_same_line() {
    Printer printer = printer(Screen.pipe());
    printer.begin("restore …");
    printer.end("restore …", "  done");

    assertThat(out.toString().lines()).containsExactly("restore …  done");
  }

  @Test
  void a_line_that_came_between_makes_the_begun_one_whole_again() {
    Printer printer = printer(Screen.pipe());
    printer.begin("restore …");
    printer.note("port taken");
    printer.end("restore …", "  done");

    assertThat(out.toString().lines()).containsExactly("restore …", "restore …  done");
    assertThat(err.toString().lines()).containsExactly("port taken");
  }

  @Test
  void downloads_say_their_size_a_few_times_where_nobody_looks() {
    OpeningNews news = new OpeningNews(printer(Screen.pipe()));
    for (int i = 1; i <= 1000; i++) {
      news.fetching("MariaDB", i * 149_000L, 149_000_000L);
    }

    assertThat(err.toString().lines()).hasSizeBetween(3, 12);
    assertThat(err.toString()).contains("of 149 MB", "Fetched MariaDB, 149 MB");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void downloads_draw_a_bar_on_a_terminal() {
    OpeningNews news = new OpeningNews(printer(Screen.terminal("80")));
    news.fetching("MariaDB", 74_500_000, 149_000_000);

    assertThat(out.toString()).contains("████████████░░░░░░░░░░░░", "75 of 149 MB");
  }

  @Test
  void long_text_goes_on_below_its_column() {
    Screen screen = Screen.terminal("40");
    String wrapped = screen.wrap("restore   one two three four five six seven eight nine", 10);

    assertThat(wrapped.lines())
        .containsExactly("restore   one two three four five six", "          seven eight nine");
  }

  @Test
  void tables_are_as_wide_as_they_must_be() {
    Table table = new Table(2, "step", "time", "what");
    table.row("perform-restore", "3.2 s", "word ".repeat(30).strip());

    assertThat(table.lines(80)).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 80);
    assertThat(table.lines(Integer.MAX_VALUE)).hasSize(2);
  }

  private Printer printer(Screen screen) {
    return new Printer(new PrintWriter(out), new PrintWriter(err), screen);
  }
}
