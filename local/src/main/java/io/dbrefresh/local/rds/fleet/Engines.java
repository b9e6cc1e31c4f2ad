package io.dbrefresh.local.rds.fleet;

import io.dbrefresh.local.rds.storage.Family;
import java.util.Map;
import java.util.Objects;

/** What the service fills in for an engine when a request leaves it out. */
public final class Engines {
  private static final Map<String, String> VERSIONS =
      Map.of(
          "mysql", "8.0.40",
          "mariadb", "11.4.5",
          "postgres", "16.9",
          "aurora", "5.7.mysql_aurora.2.11.6",
          "aurora-mysql", "8.0.mysql_aurora.3.08.0",
          "aurora-postgresql", "16.8");

  private Engines() {}

  /** The version of a new database of {@code engine}. */
  public static String version(String engine) {
    return Objects.requireNonNullElse(VERSIONS.get(engine), "1.0");
  }

  /** The family of parameter groups, for example {@code mysql8.0} or {@code postgres16}. */
  public static String parameterFamily(String engine, String version) {
    String[] parts = version.split("\\.", -1);
    boolean postgres = Family.of(engine).filter(Family.POSTGRES::equals).isPresent();
    return postgres || parts.length == 1 ? engine + parts[0] : engine + parts[0] + "." + parts[1];
  }

  /**
   * The default option group, for example {@code default:mysql-8-0} or {@code default:postgres-16}.
   */
  public static String optionGroup(String engine, String version) {
    String family = parameterFamily(engine, version);
    return "default:" + engine + "-" + family.substring(engine.length()).replace('.', '-');
  }

  /** Whether databases of the engine are clusters. */
  public static boolean aurora(String engine) {
    return engine.startsWith("aurora");
  }
}
