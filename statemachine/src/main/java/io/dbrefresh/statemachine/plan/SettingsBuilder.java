package io.dbrefresh.statemachine.plan;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers settings, and writes each value the way {@link Settings} keeps it. */
public final class SettingsBuilder {
  private final EnumMap<Setting, String> values = new EnumMap<>(Setting.class);
  private Optional<List<AssociatedRole>> roles = Optional.empty();
  private Optional<Map<String, String>> tags = Optional.empty();

  static SettingsBuilder of(Settings settings) {
    SettingsBuilder builder = new SettingsBuilder();
    builder.values.putAll(settings.values());
    builder.roles = settings.roles();
    builder.tags = settings.tags();
    return builder;
  }

  /** Sets a text, a flag or a number; null and the empty text leave the setting open. */
  public SettingsBuilder put(Setting setting, @Nullable Object value) {
    if (value != null && !value.toString().isEmpty()) {
      values.put(setting, text(value));
    }
    return this;
  }

  /** As {@link #put(Setting, Object)}, for what may be absent. */
  public SettingsBuilder put(Setting setting, Optional<?> value) {
    value.ifPresent(present -> put(setting, present));
    return this;
  }

  /** Sets a list, which may be empty. */
  public SettingsBuilder list(Setting setting, Collection<String> value) {
    values.put(setting, value.stream().sorted().distinct().collect(Collectors.joining(",")));
    return this;
  }

  /** Sets a value that is written already the way {@link Settings} keeps it. */
  public SettingsBuilder raw(Setting setting, String value) {
    values.put(setting, value);
    return this;
  }

  /** Sets the roles. */
  public SettingsBuilder roles(List<AssociatedRole> all) {
    roles = Optional.of(all);
    return this;
  }

  /** Sets the tags. */
  public SettingsBuilder tags(Map<String, String> all) {
    tags = Optional.of(all);
    return this;
  }

  /** What was set. */
  public Settings build() {
    return new Settings(values, roles, tags);
  }

  /** A capacity of 2.0 units is written 2. */
  private static String text(Object value) {
    String text = value.toString();
    return value instanceof Number && text.endsWith(".0")
        ? text.substring(0, text.length() - 2)
        : text;
  }
}
