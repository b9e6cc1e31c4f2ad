package io.dbrefresh.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The definitions of the state machines, with placeholders as in the templates.
 *
 * @param step the inner machine, which advances one step
 * @param refresh the outer machine, one state a step
 * @param fleet the machine around it, which refreshes many
 * @param global the machine that operates global databases
 */
record Definitions(String step, String refresh, String fleet, String global) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  /** The definitions of the statemachine module. */
  static Definitions ofClassPath() {
    return new Definitions(
        resource("step.asl.json"),
        resource("refresh.asl.json"),
        resource("fleet.asl.json"),
        resource("global-database.asl.json"));
  }

  private static String resource(String name) {
    try (InputStream stream = Definitions.class.getResourceAsStream("/" + name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + name, failed);
    }
  }

  /**
   * Puts values in the place of the placeholders, as DefinitionSubstitutions does.
   *
   * @param values by name; a placeholder that ends with {@code Function} is the ARN of that
   *     function
   * @param functionArns what a function's ARN is made of, up to its name
   */
  static String substituted(String definition, Map<String, String> values, String functionArns) {
    return PLACEHOLDER
        .matcher(definition)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value = name.endsWith("Function") ? functionArns + name : values.get(name);
              if (value == null) {
                throw new IllegalStateException(
                    "The local region has nothing for the placeholder ${" + name + "}");
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
