package io.dbrefresh.lambdas.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A function as the templates describe it.
 *
 * @param name the logical id
 * @param handler its handler's class
 * @param packageName {@code sql} or {@code tasks}; empty where the template does not say
 * @param memorySize in MB
 */
record DeployedFunction(String name, String handler, Optional<String> packageName, int memorySize) {
  private static final Path TEMPLATES = Path.of("..", "cloudformation");
  private static final Pattern RESOURCE =
      Pattern.compile(
          "(?m)^  (\\w+Function):\\n    Type: AWS::Lambda::Function\\n((?:    .*\\n|\\n)+)");
  private static final Pattern HANDLER = Pattern.compile("(?m)^      Handler: (\\S+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^      MemorySize: (\\d+)$");
  private static final Pattern PACKAGE = Pattern.compile("dbrefresh-(sql|tasks)\\.zip");

  /** The functions of all templates. */
  static List<DeployedFunction> all() throws IOException {
    List<DeployedFunction> functions = new ArrayList<>();
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        String template = Files.readString(file);
        Matcher resource = RESOURCE.matcher(template);
        while (resource.find()) {
          functions.add(of(resource.group(1), resource.group(2), template));
        }
      }
    }
    return functions;
  }

  private static DeployedFunction of(String name, String properties, String template) {
    Matcher handler = HANDLER.matcher(properties);
    Matcher memory = MEMORY.matcher(properties);
    if (!handler.find() || !memory.find()) {
      throw new AssertionError(name + " has no handler or no memory size");
    }
    return new DeployedFunction(
        name,
        handler.group(1),
        packageIn(properties).or(() -> packageIn(template)),
        Integer.parseInt(memory.group(1)));
  }

  /** In its code's key, or as the default of the template's parameter. */
  private static Optional<String> packageIn(String text) {
    return PACKAGE.matcher(text).results().map(found -> found.group(1)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
