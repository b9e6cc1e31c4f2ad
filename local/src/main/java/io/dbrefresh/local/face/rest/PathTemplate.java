package io.dbrefresh.local.face.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with places: {@code {name}} is one part of it, {@code {name+}} all that is left. */
final class PathTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([^}+]+)(\\+?)}");

  private final List<String> names = new ArrayList<>();
  private final Pattern pattern;

  PathTemplate(String template) {
    String whole = template.isEmpty() ? "/" : template;
    StringBuilder regex = new StringBuilder();
    Matcher place = PLACE.matcher(whole);
    int end = 0;
    while (place.find()) {
      regex.append(Pattern.quote(whole.substring(end, place.start())));
      regex.append(place.group(2).isEmpty() ? "([^/]+)" : "(.+)");
      names.add(place.group(1));
      end = place.end();
    }
    regex.append(Pattern.quote(whole.substring(end)));
    pattern = Pattern.compile(regex.toString());
  }

  /** What stands in the places, decoded; empty when the path is another. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int index = 0; index < names.size(); index++) {
      values.put(names.get(index), decoded(matcher.group(index + 1)));
    }
    return Optional.of(values);
  }

  /** In a path, a plus sign is one. */
  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
