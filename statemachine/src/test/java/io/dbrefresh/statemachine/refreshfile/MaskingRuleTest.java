package io.dbrefresh.statemachine.refreshfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingRuleTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_short_file_without_scripts_says_that_nothing_masks() throws IOException {
    ObjectNode file = sample("mysqlinstq");
    file.remove("scripts");

    assertThat(warnings(file))
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.pointer()).isEqualTo("/scripts");
              assertThat(warning.message()).contains("nothing masks the data");
            });
  }

  @Test
  void a_documented_file_is_told_at_its_step() throws IOException {
    ObjectNode file = sample("mysqlinstd");
    file.withObjectProperty("runscripts").put("torun", "false");

    assertThat(warnings(file)).extracting(Problem::pointer).containsExactly("/runscripts/torun");
    file.remove("runscripts");
    assertThat(warnings(file)).extracting(Problem::pointer).containsExactly("/runscripts/torun");
  }

  @Test
  void scripts_on_the_old_target_mask_nothing() throws IOException {
    ObjectNode file = sample("mysqlinstq");
    file.withObjectProperty("scripts").remove("keys");
    file.withObjectProperty("scripts").putArray("pre").add("close.sql");

    assertThat(warnings(file)).extracting(Problem::pointer).containsExactly("/scripts/keys");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"scripts\": {\"bucket\": \"b\", \"keys\": [\"mask.sql\"], \"method\": \"ec2\"}}",
        "{\"verify\": {\"probe\": {\"finding\": \"fail\"}}}",
        "{\"verify\": {\"bucket\": \"b\", \"keys\": [\"unmasked.sql\"]}}"
      })
  void scripts_wherever_they_run_or_a_look_at_the_data_are_enough(String more) throws IOException {
    ObjectNode file = sample("mysqlinstq");
    file.remove("scripts");
    file.setAll((ObjectNode) JSON.readTree(more));

    assertThat(warnings(file)).isEmpty();
  }

  private static List<Problem> warnings(JsonNode file) {
    return new RefreshFileReader().read("f.json", file.toString().getBytes(UTF_8)).warnings();
  }

  private static ObjectNode sample(String target) throws IOException {
    Path folder = Path.of("..", "refresh-configs", "us-east-1");
    return (ObjectNode) JSON.readTree(folder.resolve("db-app1-" + target + ".json").toFile());
  }
}
