package io.dbrefresh.local.asl.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads paths that lead to exactly one place; the others are left to the JSONPath engine. */
final class Steps {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[\\]()*?@'\",\\s]+)(?![(])|\\['([^'\\\\]*)'\\]|\\[\"([^\"\\\\]*)\"\\]|\\[(-?\\d{1,9})\\]");

  private Steps() {}

  /**
   * The steps of {@code path}, which begins with {@code $}; empty when it may lead to many places.
   */
  static Optional<List<Step>> read(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int at = 1;
    while (at < path.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return Optional.empty();
      }
      steps.add(step(matcher));
      at = matcher.end();
    }
    return Optional.of(List.copyOf(steps));
  }

  private static Step step(Matcher matcher) {
    for (int group = 1; group <= 3; group++) {
      String name = matcher.group(group);
      if (name != null) {
        return new Step.Member(name);
      }
    }
    return new Step.Index(Integer.parseInt(matcher.group(4)));
  }
}
