package io.dbrefresh.lambdas.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build step that gathers the certificates of RDS's authorities. */
class CaBundleTest {
  @TempDir Path folder;

  private String run(Path output, Path... inputs) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    Path.of("..", "lambdas", "src", "build", "java", "CaBundle.java").toString(),
                    output.toString()),
                Stream.of(inputs).map(Path::toString))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said.strip();
  }

  private Path quoted(Path pem) throws IOException {
    StringBuilder source = new StringBuilder("exports.defaults = [\n");
    for (String line : Files.readAllLines(pem)) {
      source.append("    '").append(line).append("\\n' +\n");
    }
    return Files.writeString(folder.resolve("defaults.js"), source.append("    '',\n];\n"));
  }

  @Test
  void certificates_are_taken_from_any_text_once_and_expired_ones_are_left_out() throws Exception {
    Path one = new Authority(folder, "one").certificate();
    Path two = new Authority(folder, "two").certificate();
    Path expired = new Authority(folder, "expired", "-startdate -10d").certificate();
    Path output = folder.resolve("bundle.pem");

    assertThat(run(output, quoted(one), one, two, expired))
        .isEqualTo("0 " + output + ": 2 certificates; 1 have expired and are left out");

    assertThat(Files.readString(output))
        .contains(Files.readString(one).strip().replace("\r", ""))
        .contains(Files.readString(two).strip().replace("\r", ""));
  }

  @Test
  void a_text_without_a_certificate_makes_no_bundle() throws Exception {
    Path output = folder.resolve("bundle.pem");

    assertThat(run(output, Files.writeString(folder.resolve("empty"), "nothing")))
        .startsWith("1 There is no certificate");
    assertThat(output).doesNotExist();
  }
}
