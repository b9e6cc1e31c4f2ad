package io.dbrefresh.lambdas.rds;

import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells settings apart, by what they mean rather than by how they are written. */
public final class Differences {
  /** Settings whose values are keys: identifiers, ARNs, or aliases that nobody can compare. */
  private static final Set<Setting> KEYS =
      EnumSet.of(Setting.KMS_KEY, Setting.PERFORMANCE_INSIGHTS_KMS_KEY);

  private static final Set<Setting> NUMBERS = EnumSet.of(Setting.MIN_ACU, Setting.MAX_ACU);

  private Differences() {}

  /** What {@code wanted} asks for and {@code now} is not; of values only. */
  public static Settings missing(Settings wanted, Settings now) {
    SettingsBuilder missing = new SettingsBuilder();
    wanted
        .values()
        .forEach(
            (setting, value) -> {
              String has = now.text(setting).orElse("");
              if (!same(setting, value, has)) {
                missing.raw(setting, value);
              }
            });
    return missing.build();
  }

  /** One sentence for each setting in which {@code fresh} is not what {@code old} was. */
  public static List<String> told(Settings old, Settings fresh) {
    List<String> told = new ArrayList<>();
    Set<Setting> all = EnumSet.noneOf(Setting.class);
    all.addAll(old.values().keySet());
    all.addAll(fresh.values().keySet());
    for (Setting setting : all) {
      String was = old.text(setting).orElse("");
      String is = fresh.text(setting).orElse("");
      if (!same(setting, was, is)) {
        told.add("%s was %s, is %s".formatted(setting.word(), shown(was), shown(is)));
      }
    }
    List<AssociatedRole> before = old.roles().orElse(List.of());
    List<AssociatedRole> after = fresh.roles().orElse(List.of());
    before.stream()
        .filter(role -> !after.contains(role))
        .forEach(role -> told.add("role " + role + " is gone"));
    after.stream()
        .filter(role -> !before.contains(role))
        .forEach(role -> told.add("role " + role + " is new"));
    return told;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  static boolean same(Setting setting, String one, String other) {
    if (KEYS.contains(setting)) {
      boolean alias = one.contains("alias/") || other.contains("alias/");
      return alias && !one.isEmpty() && !other.isEmpty() || id(one).equals(id(other));
    }
    if (NUMBERS.contains(setting) && !one.isEmpty() && !other.isEmpty()) {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }
    return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  private static String id(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
