package io.dbrefresh.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbrefresh.launcher.process.Input;
import io.dbrefresh.launcher.process.Interrupts;
import io.dbrefresh.launcher.process.Screen;
import io.dbrefresh.launcher.process.Surroundings;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says of every command. */
class HelpTest {
  private static final String INDENTED = "  ";

  static List<CommandSpec> commands() {
    Surroundings surroundings =
        new Surroundings(
            Path.of("."),
            Path.of("."),
            Map.of(),
            "dba@host",
            Input.of(InputStream.nullInputStream(), false),
            Screen.pipe(),
            Clock.systemUTC(),
            duration -> {},
            new FakeRegions(),
            new Interrupts(handler -> {}, () -> {}));
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return withAllBelow(DbRefresh.commandLine("", surroundings, nowhere, nowhere)).toList();
  }

  private static Stream<CommandSpec> withAllBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().flatMap(HelpTest::withAllBelow));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void the_sentence_that_stands_in_lists_of_commands_is_whole(CommandSpec command) {
    assertThat(command.usageMessage().description()[0]).endsWith(".").hasSizeLessThan(130);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void lines_end_where_sentences_do(CommandSpec command) {
    List<String[]> descriptions = new ArrayList<>();
    descriptions.add(command.usageMessage().description());
    command.options().stream()
        .map(OptionSpec::description)
        .filter(description -> description.length > 1)
        .forEach(descriptions::add);

    assertThat(descriptions.stream().flatMap(Arrays::stream))
        .allSatisfy(
            line ->
                assertThat(line.startsWith(INDENTED) || line.endsWith(".") || line.endsWith(":"))
                    .as(line)
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_examples(CommandSpec command) {
    assertThat(command.usageMessage().footer()).anyMatch(line -> line.contains("dbrefresh "));
  }
}
