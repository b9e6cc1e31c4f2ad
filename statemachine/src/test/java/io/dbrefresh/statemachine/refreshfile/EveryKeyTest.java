package io.dbrefresh.statemachine.refreshfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.statemachine.refreshfile.shortform.Shortening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two refreshes that say all there is to say, written in both forms by hand. */
class EveryKeyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> UNSAID = Set.of("$schema", "launch", "comment");

  private static byte[] bytes(String name) throws IOException {
    return EveryKeyTest.class.getResourceAsStream(name + ".json").readAllBytes();
  }

  private static JsonNode tree(String name) throws IOException {
    return JSON.readTree(bytes(name));
  }

  private static RefreshFile read(String name) throws IOException {
    return new RefreshFileReader().read(name, bytes(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds", "aurora"})
  void both_forms_are_the_same_refresh(String service) throws IOException {
    assertThat(read("every-key-" + service + ".short"))
        .usingRecursiveComparison()
        .ignoringFields("name", "warnings", "wording", "engines")
        .isEqualTo(read("every-key-" + service + ".documented"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rds", "aurora"})
  void the_documented_one_becomes_the_short_one(String service) throws IOException {
    assertThat((Object) Shortening.of(tree("every-key-" + service + ".documented"), true).file())
        .isEqualTo(tree("every-key-" + service + ".short"));
  }

  @Test
  void no_key_of_the_short_form_is_forgotten_here() throws IOException {
    JsonNode schema = JSON.readTree(getClass().getResourceAsStream("/refresh-file.schema.json"));
    JsonNode rds = tree("every-key-rds.short");
    JsonNode aurora = tree("every-key-aurora.short");

    assertThat(pointers(schema, schema.at("/$defs/short"), ""))
        .filteredOn(
            pointer -> rds.at(pointer).isMissingNode() && aurora.at(pointer).isMissingNode())
        .filteredOn(pointer -> !pointer.startsWith("/writerSettings/"))
        .filteredOn(pointer -> !pointer.startsWith("/replicaSettings/"))
        .containsExactlyInAnyOrder(
            "/waitSeconds/delete-old-cluster", // the cluster is not replaced
            "/password/managed", // instead of a secret, in a test of its own
            "/password/kmsKey");
  }

  /** Where values may stand; in lists, in their first entry. */
  private static List<String> pointers(JsonNode schema, JsonNode at, String pointer) {
    JsonNode resolved = at.has("$ref") ? schema.at(at.path("$ref").asText().substring(1)) : at;
    List<String> pointers = new ArrayList<>();
    resolved.path("properties").properties().stream()
        .filter(field -> !UNSAID.contains(field.getKey()))
        .flatMap(
            field ->
                Stream.concat(
                    Stream.of(pointer + "/" + field.getKey()),
                    pointers(schema, field.getValue(), pointer + "/" + field.getKey()).stream()))
        .forEach(pointers::add);
    if (resolved.path("items").isObject()) {
      pointers.addAll(pointers(schema, resolved.path("items"), pointer + "/0"));
    }
    return pointers;
  }
}
