package io.dbrefresh.statemachine.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Settings of one instance or cluster; what is absent is not asked for.
 *
 * @param values each as text: flags {@code true} or {@code false}, numbers in decimals, lists
 *     sorted with commas between, the empty text for an empty list
 * @param roles the roles it is associated with, and no others; empty: whatever it has
 * @param tags tags of its own, besides those of the refresh; empty: none are asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Settings(
    Map<Setting, String> values,
    Optional<List<AssociatedRole>> roles,
    Optional<Map<String, String>> tags) {

  /** Nothing is asked for. */
  public static final Settings NONE = new Settings(Map.of(), Optional.empty(), Optional.empty());

  /** Settings that only make sense as one: who says one of them says all. */
  private static final List<Set<Setting>> TOGETHER =
      List.of(
          EnumSet.of(Setting.STORAGE_TYPE, Setting.IOPS, Setting.STORAGE_THROUGHPUT),
          EnumSet.of(Setting.MONITORING_INTERVAL, Setting.MONITORING_ROLE),
          EnumSet.of(
              Setting.PERFORMANCE_INSIGHTS,
              Setting.PERFORMANCE_INSIGHTS_RETENTION,
              Setting.PERFORMANCE_INSIGHTS_KMS_KEY),
          EnumSet.of(Setting.MIN_ACU, Setting.MAX_ACU));

  /** Copies what could change. */
  public Settings {
    EnumMap<Setting, String> copy = new EnumMap<>(Setting.class);
    copy.putAll(values);
    values = java.util.Collections.unmodifiableMap(copy);
    roles = roles.map(List::copyOf);
    tags = tags.map(Map::copyOf);
  }

  /** The value as text. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** The value of a flag. */
  public Optional<Boolean> flag(Setting setting) {
    return text(setting).map(Boolean::parseBoolean);
  }

  /** The value of a whole number. */
  public Optional<Integer> number(Setting setting) {
    return text(setting).map(Integer::valueOf);
  }

  /** The entries of a list; empty where it is empty or not asked for. */
  public List<String> list(Setting setting) {
    return Arrays.stream(text(setting).orElse("").split(","))
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  /** These, and what {@code others} say of settings that these leave open. */
  public Settings or(Settings others) {
    EnumMap<Setting, String> all = new EnumMap<>(Setting.class);
    others.values.forEach(
        (setting, value) -> {
          if (together(setting).stream().noneMatch(values::containsKey)) {
            all.put(setting, value);
          }
        });
    all.putAll(values);
    return new Settings(all, roles.or(() -> others.roles), tags.or(() -> others.tags));
  }

  private static Set<Setting> together(Setting setting) {
    return TOGETHER.stream()
        .filter(group -> group.contains(setting))
        .findFirst()
        .orElseGet(() -> EnumSet.of(setting));
  }

  /** These without {@code setting}. */
  public Settings without(Setting setting) {
    EnumMap<Setting, String> rest = new EnumMap<>(Setting.class);
    rest.putAll(values);
    rest.remove(setting);
    return new Settings(rest, roles, tags);
  }

  /** These with another value of {@code setting}. */
  public Settings with(Setting setting, String value) {
    return SettingsBuilder.of(this).raw(setting, value).build();
  }
}
