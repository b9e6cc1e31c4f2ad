package io.dbrefresh.local.ssm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The document of a CloudFormation template ("AWS::SSM::Document") that runs a Java program: the
 * main class and the arguments of its command line, where {@code {{ name }}} stands for a
 * parameter.
 *
 * @param name what SendCommand calls it
 * @param arguments as the command line has them
 */
record CommandDocument(String name, String mainClass, List<String> arguments) {
  private static final Pattern NAME = Pattern.compile("Name: !Sub \\$\\{NamePrefix}-(\\S+)");
  private static final Pattern JAVA =
      Pattern.compile("exec java [^\\n]*-cp '[^']*' (?<main>[\\w.]+)(?<arguments>[^\\n]*)");
  private static final Pattern PARAMETER = Pattern.compile("\\{\\{ (\\w+) }}");

  /** The document in {@code template}; empty where the file has none. */
  static Optional<CommandDocument> in(Path template) {
    try {
      String text = Files.exists(template) ? Files.readString(template) : "";
      int at = text.indexOf("Type: AWS::SSM::Document");
      Matcher name = NAME.matcher(text);
      Matcher java = JAVA.matcher(text);
      if (at < 0 || !name.find(at) || !java.find(at)) {
        return Optional.empty();
      }
      List<String> arguments =
          Stream.of(java.group("arguments").strip().split("(?<=') (?=')"))
              .map(each -> each.substring(1, each.length() - 1))
              .toList();
      return Optional.of(
          new CommandDocument("dbrefresh-" + name.group(1), java.group("main"), arguments));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read the documents in " + template, failed);
    }
  }

  /** The parameters that it takes. */
  Set<String> parameters() {
    Set<String> names = new TreeSet<>();
    for (String argument : arguments) {
      Matcher parameter = PARAMETER.matcher(argument);
      while (parameter.find()) {
        names.add(parameter.group(1));
      }
    }
    return names;
  }

  /** The arguments of the program with {@code values} for the parameters. */
  List<String> arguments(Map<String, List<String>> values) {
    return arguments.stream()
        .map(
            argument ->
                PARAMETER
                    .matcher(argument)
                    .replaceAll(
                        found ->
                            Matcher.quoteReplacement(String.join(",", values.get(found.group(1))))))
        .toList();
  }
}
