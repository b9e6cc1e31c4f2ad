package io.dbrefresh.statemachine.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which databases a rule speaks of: those that match all that is given; one without anything speaks
 * of all. Every value is a glob ({@code *} any characters, {@code ?} one), capitals do not matter.
 *
 * @param tags globs by the keys of the tags; a tag that is missing does not match
 */
public record Selector(
    Optional<String> account,
    Optional<String> region,
    Optional<String> name,
    Map<String, String> tags) {
  /** Absent parts are empty. */
  public Selector(
      @Nullable Optional<String> account,
      @Nullable Optional<String> region,
      @Nullable Optional<String> name,
      @Nullable Map<String, String> tags) {
    this.account = account == null ? Optional.empty() : account;
    this.region = region == null ? Optional.empty() : region;
    this.name = name == null ? Optional.empty() : name;
    this.tags = tags == null ? Map.of() : Map.copyOf(tags);
  }

  /** The databases whose tag {@code key} matches {@code glob}. */
  static Selector tagged(String key, String glob) {
    return new Selector(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(key, glob));
  }

  /** Whether the rule speaks of {@code party}. */
  public boolean matches(Party party) {
    return matches(account, party.account())
        && matches(region, party.region())
        && matches(name, party.name())
        && tags.entrySet().stream()
            .allMatch(
                tag ->
                    party.tags().containsKey(tag.getKey())
                        && matches(
                            Optional.of(tag.getValue()),
                            String.valueOf(party.tags().get(tag.getKey()))));
  }

  private static boolean matches(Optional<String> glob, String value) {
    return glob.isEmpty() || pattern(glob.get()).matcher(value.toLowerCase(Locale.ROOT)).matches();
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (char c : glob.toLowerCase(Locale.ROOT).toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** For sentences: {@code name *p, tag environment prod*}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    account.ifPresent(value -> text.append(", account ").append(value));
    region.ifPresent(value -> text.append(", region ").append(value));
    name.ifPresent(value -> text.append(", name ").append(value));
    tags.forEach((key, value) -> text.append(", tag ").append(key).append(' ').append(value));
    return text.isEmpty() ? "any database" : text.substring(2);
  }
}
