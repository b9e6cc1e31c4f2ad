package io.dbrefresh.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the style guide counts, over the main sources of all modules. */
class HabitsTest {
  private static final Path PROJECT = Path.of("..");
  private static final List<String> MODULES =
      List.of("statemachine", "lambdas", "local", "launcher");
  private static final int LONGEST_FILE = 300;
  private static final int MEDIAN_FILE = 75;
  private static final int LONGEST_METHOD = 30;

  @Test
  void no_file_is_longer_than_300_lines() {
    assertThat(sources().filter(file -> lines(file).size() > LONGEST_FILE)).isEmpty();
  }

  @Test
  void half_of_the_files_have_75_lines_or_less() {
    List<Integer> sizes =
        sources()
            .filter(file -> !file.endsWith("package-info.java"))
            .map(file -> lines(file).size())
            .sorted()
            .toList();

    assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(MEDIAN_FILE);
  }

  @Test
  void no_method_is_longer_than_30_lines() throws IOException {
    assertThat(new MethodLengths(sources().toList()).longerThan(LONGEST_METHOD)).isEmpty();
  }

  @Test
  void every_package_says_what_belongs_there() {
    assertThat(
            sources()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))))
        .isEmpty();
  }

  @Test
  void names_say_what_a_class_is() {
    assertThat(
            sources()
                .map(file -> file.getFileName().toString())
                .filter(
                    name ->
                        name.matches(
                            ".*(Util|Utils|Helper|Impl|(?<!Secrets|Role)Manager|Common)\\.java")))
        .isEmpty();
  }

  private static Stream<Path> sources() {
    return MODULES.stream()
        .map(module -> PROJECT.resolve(module).resolve("src/main/java"))
        .filter(Files::isDirectory)
        .flatMap(HabitsTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
