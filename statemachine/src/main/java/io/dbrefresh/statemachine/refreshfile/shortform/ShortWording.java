package io.dbrefresh.statemachine.refreshfile.shortform;

import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a short file. */
final class ShortWording implements Wording {
  private static final Pattern KEY = Pattern.compile("`([a-z]+)`");
  private static final Pattern POINTER = Pattern.compile("/[a-z]+/[a-z]+(?![\\w/.-])");
  private static final Pattern FLAG = Pattern.compile("\"(true|false)\"");

  private final Map<String, String> origins;

  /** {@code origins} tells for each pointer of the documented form what it was made from. */
  ShortWording(Map<String, String> origins) {
    this.origins = Map.copyOf(origins);
  }

  @Override
  public String pointer(String documented) {
    return known(documented).orElseGet(() -> origins.getOrDefault(step(documented), documented));
  }

  /** A value's own origin, or that of the list or object that it stands in. */
  private Optional<String> known(String documented) {
    int end = documented.length();
    while (end > step(documented).length()) {
      String origin = origins.get(documented.substring(0, end));
      if (origin != null) {
        return Optional.of(origin + documented.substring(end));
      }
      end = documented.lastIndexOf('/', end - 1);
    }
    return Optional.empty();
  }

  private static String step(String documented) {
    int slash = documented.indexOf('/', 1);
    return slash < 0 ? documented : documented.substring(0, slash);
  }

  @Override
  public String message(String documented, String message) {
    String step = step(documented);
    String keyed =
        KEY.matcher(message)
            .replaceAll(
                found ->
                    known(step + "/" + found.group(1))
                        .map(origin -> "`" + name(origin) + "`")
                        .orElse(found.group()));
    String pointed = POINTER.matcher(keyed).replaceAll(this::pointed);
    return FLAG.matcher(pointed).replaceAll("$1");
  }

  private String pointed(MatchResult found) {
    return known(found.group()).orElse(found.group());
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
