package io.dbrefresh.statemachine.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads {@code policy.json}: JSON, then {@code policy.schema.json}. */
public final class PolicyReader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Schema schema;

  /** A reader; making one reads the schema. */
  public PolicyReader() {
    try (InputStream text = PolicyReader.class.getResourceAsStream("/policy.schema.json")) {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(text, InputFormat.JSON);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads a policy.
   *
   * @param name what it is called in messages
   * @param json its text, UTF-8
   * @throws InvalidPolicyException with all problems at once
   */
  public DirectionPolicy read(String name, byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      List<String> problems =
          schema.validate(tree).stream()
              .map(error -> "  " + error.getInstanceLocation() + ": " + error.getMessage())
              .toList();
      if (!problems.isEmpty()) {
        throw new InvalidPolicyException(name, problems);
      }
      return JSON.treeToValue(tree, DirectionPolicy.class);
    } catch (JsonProcessingException damaged) {
      throw new InvalidPolicyException(
          name, List.of("  it is not JSON: " + damaged.getOriginalMessage()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
