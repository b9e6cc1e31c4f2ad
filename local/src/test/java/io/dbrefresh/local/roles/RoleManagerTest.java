package io.dbrefresh.local.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.local.rds.server.PostgresOfVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The role manager on PostgreSQL as RDS sets it up, with the versions where something changed. */
class RoleManagerTest {
  private static final String GOLDEN = "15.13.0";
  private static final Map<String, PostgresOfVersion> SERVERS = new ConcurrentHashMap<>();

  /** All that a second run must leave as it is, with the transaction that wrote it. */
  private static final String CATALOG =
      """
      SELECT xmin::text || ' ' || rolname FROM pg_authid
      UNION ALL SELECT xmin::text || ' ' || m::text FROM pg_auth_members m
      UNION ALL SELECT xmin::text || ' ' || datname || coalesce(datacl::text, '') FROM pg_database
      UNION ALL SELECT xmin::text || ' ' || s::text FROM pg_db_role_setting s
      UNION ALL SELECT xmin::text || ' ' || nspname || coalesce(nspacl::text, '') FROM pg_namespace
      UNION ALL SELECT xmin::text || ' ' || relname || coalesce(relacl::text, '') FROM pg_class
      UNION ALL SELECT xmin::text || ' ' || proname || coalesce(proacl::text, '') FROM pg_proc
      UNION ALL SELECT xmin::text || ' ' || d::text FROM pg_default_acl d
      UNION ALL SELECT xmin::text || ' ' || extname FROM pg_extension
      ORDER BY 1
      """;

  @TempDir static Path folder;

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(PostgresOfVersion::close);
    SERVERS.clear();
  }

  private static PostgresOfVersion server(String version) {
    return SERVERS.computeIfAbsent(
        version, v -> PostgresOfVersion.start(v, folder.resolve(v).toAbsolutePath()));
  }

  private static String acl(PostgresOfVersion server, String database, String objects) {
    return server.ask(
        "postgres",
        database,
        "SELECT defaclacl::text FROM pg_default_acl WHERE defaclobjtype = '" + objects + "'");
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = GOLDEN)
  void the_report_and_the_privileges_are_the_golden_ones(String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("golden");

    JsonNode report = new Managers(server, "golden").manage();

    assertThat(report.path("roles"))
        .extracting(JsonNode::asText)
        .containsSubsequence("postgres", "migrator", "app");
    assertThat(report.path("roles_with_groups").path("app").asText()).isEqualTo("rds_iam");
    assertThat(report.path("roles_with_groups").path("migrator").asText()).isEqualTo("rds_iam");
    assertThat(report.path("roles_with_groups").path("postgres").asText())
        .isEqualTo("rds_superuser");
    assertThat(report.path("roles_with_groups").path("rds_superuser").asText())
        .isEqualTo("pg_monitor,rds_password");
    assertThat(report.path("schema_privileges").toString())
        .isEqualTo(
            "{\"public\":\"{pg_database_owner=UC/pg_database_owner,=U/pg_database_owner}\","
                + "\"app\":\"{migrator=UC/migrator,app=U/migrator}\"}");
    assertThat(
            server.ask(
                "postgres",
                "golden",
                "SELECT datacl::text FROM pg_database WHERE datname = 'golden'"))
        .isEqualTo("{postgres=CTc/postgres,migrator=c/postgres,app=c/postgres}");
    assertThat(acl(server, "golden", "r")).isEqualTo("{app=arwdDxt/migrator}");
    assertThat(acl(server, "golden", "S")).isEqualTo("{app=rwU/migrator}");
    assertThat(acl(server, "golden", "f")).isEqualTo("{app=X/migrator}");
    assertThatThrownBy(() -> server.execute("app", "golden", "CREATE TABLE app.mine (id int)"))
        .hasStackTraceContaining("permission denied for schema app");
    assertThatThrownBy(() -> server.ask("rds_probe", "golden", "SELECT 1"))
        .hasStackTraceContaining("role \"rds_probe\" does not exist");
    assertThat(new Managers(server, "golden").check().toString()).isEqualTo("{\"success\":true}");
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = {"14.18.0", GOLDEN, "16.9.0", "18.1.0"})
  void a_refreshed_database_full_of_others_tables_is_opened_and_a_second_run_changes_nothing(
      String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("refreshed");
    server.execute(
        "postgres",
        "refreshed",
        "CREATE ROLE loader LOGIN",
        "CREATE ROLE \"Old Owner\" NOLOGIN",
        "GRANT CREATE ON DATABASE refreshed TO loader");
    server.execute(
        "loader",
        "refreshed",
        "CREATE SCHEMA \"My App\"",
        "CREATE TABLE \"My App\".\"Order Lines\" (id serial PRIMARY KEY, note text)",
        "CREATE VIEW \"My App\".notes AS SELECT note FROM \"My App\".\"Order Lines\"",
        "CREATE FUNCTION \"My App\".twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'",
        "REVOKE ALL ON FUNCTION \"My App\".twice(int) FROM PUBLIC",
        "CREATE PROCEDURE \"My App\".nothing(INOUT n int) LANGUAGE sql AS 'SELECT n'",
        "CREATE AGGREGATE \"My App\".total(int) (SFUNC = int4pl, STYPE = int)",
        "INSERT INTO \"My App\".\"Order Lines\" (note) VALUES ('from production')");
    server.execute(
        server.superuser(),
        "refreshed",
        "CREATE TABLE \"My App\".inherited (id int)",
        "ALTER TABLE \"My App\".inherited OWNER TO \"Old Owner\"");
    Managers manager =
        new Managers(server, "refreshed")
            .with("DB_SCHEMA", "My App")
            .with("APP_USER", "My \"App\" User")
            .with("MIGRATOR_USER", "My Migrator");

    JsonNode first = manager.manage();
    String catalog = server.ask(server.superuser(), "refreshed", CATALOG);
    JsonNode second = manager.manage();

    assertThat(server.ask(server.superuser(), "refreshed", CATALOG)).isEqualTo(catalog);
    assertThat(second).isEqualTo(first);
    String app = "My \"App\" User";
    assertThat(server.ask(app, "refreshed", "SELECT note FROM notes")).isEqualTo("from production");
    server.execute(app, "refreshed", "INSERT INTO \"Order Lines\" (note) VALUES ('x')");
    assertThat(server.ask(app, "refreshed", "SELECT twice(21)")).isEqualTo("42");
    assertThat(server.ask(app, "refreshed", "SELECT count(*) FROM inherited")).isEqualTo("0");
    assertThat(
            server.ask(
                "postgres",
                "refreshed",
                "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'My App'"))
        .isEqualTo("My Migrator");
    assertThat(manager.check().path("success").asBoolean()).isTrue();
    assertThat(
            server.ask(
                "postgres",
                "refreshed",
                "SELECT pg_has_role('postgres', 'My Migrator', 'USAGE') OR pg_has_role('postgres', 'loader', 'USAGE')"))
        .as("the master is no member any more")
        .isEqualTo("f");
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = {"14.18.0", "18.1.0"})
  void all_groups_and_roles_and_schemas_are_reported(String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("reported");
    server.execute(
        "postgres",
        "reported",
        "CREATE ROLE pgbouncer LOGIN",
        "CREATE ROLE pgboss",
        "CREATE ROLE readers",
        "CREATE ROLE writers",
        "CREATE ROLE pgowner",
        "GRANT writers, readers TO pgbouncer",
        "CREATE SCHEMA plain");

    JsonNode report = new Managers(server, "reported").manage();

    assertThat(report.path("roles").toString())
        .contains("\"pgbouncer\"", "\"pgboss\"")
        .doesNotContain("pg_monitor", "rds_superuser", "rdsadmin");
    assertThat(report.path("roles_with_groups").path("pgbouncer").asText())
        .isEqualTo("readers,writers");
    assertThat(report.path("schema_privileges").has("plain")).isTrue();
    assertThat(report.path("schema_privileges").path("plain").isNull()).isTrue();
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = {"14.18.0", "16.9.0"})
  void extensions_come_and_go_as_configured(String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("extended");
    server.execute("postgres", "extended", "CREATE EXTENSION hstore");
    Managers manager = new Managers(server, "extended");
    String config =
        "\"config\": {\"superuser_extensions\": {\"citext\": true, \"hstore\": false}}}";

    assertThatThrownBy(
            () -> {
              manager.manage();
              manager.invoke("{\"action\": \"check\", " + config);
            })
        .hasMessageContaining("the extension citext is missing");

    manager.invoke("{\"action\": \"manage\", " + config);

    assertThat(manager.invoke("{\"action\": \"check\", " + config).path("success").asBoolean())
        .isTrue();
    assertThat(
            server.ask(
                "postgres",
                "extended",
                "SELECT extname || ' in ' || extnamespace::regnamespace FROM pg_extension ORDER BY 1"))
        .isEqualTo("citext in pg_catalog\nplpgsql in pg_catalog");
    assertThatThrownBy(
            () ->
                manager.invoke(
                    "{\"action\": \"check\", \"config\": {\"superuser_extensions\": {\"citext\": false}}}"))
        .hasMessageContaining("the extension citext is there, and must not be");
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = GOLDEN)
  void a_check_names_the_first_thing_that_is_wrong(String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("wrong");
    Managers manager = new Managers(server, "wrong").with("APP_USER", "wrong_app");
    manager.manage();

    server.execute("postgres", "wrong", "ALTER ROLE wrong_app SET search_path TO public");
    assertThatThrownBy(manager::check)
        .hasMessageContaining("the search_path of wrong_app is public, and must be app");
    server.execute("postgres", "wrong", "ALTER ROLE wrong_app RESET search_path");

    server.execute("migrator", "wrong", "REVOKE USAGE ON SCHEMA app FROM wrong_app");
    assertThatThrownBy(manager::check).hasMessageContaining("wrong_app may not INSERT INTO");
    assertThat(
            server.ask(
                "postgres", "wrong", "SELECT count(*) FROM pg_tables WHERE schemaname = 'app'"))
        .as("the table of the check is gone")
        .isEqualTo("0");

    manager.manage();
    assertThat(manager.check().path("success").asBoolean()).isTrue();
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = {GOLDEN, "16.9.0"})
  void what_the_master_may_not_do_is_named_and_nothing_is_left_half_done(String version) {
    PostgresOfVersion server = server(version);
    server.createDatabase("refused");
    server.execute(
        server.superuser(), "refused", "CREATE SCHEMA app", "CREATE TABLE app.locked (id int)");

    assertThatThrownBy(new Managers(server, "refused").with("APP_USER", "late")::manage)
        .hasMessageContaining("GRANT \"rdsadmin\" TO CURRENT_USER");
    assertThat(
            server.ask(
                "postgres", "refused", "SELECT count(*) FROM pg_roles WHERE rolname = 'late'"))
        .isEqualTo("0");
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(strings = GOLDEN)
  void other_events_and_a_missing_environment_are_refused(String version) {
    Managers manager = new Managers(server(version), "golden");

    assertThatThrownBy(() -> manager.invoke("{\"action\": \"drop\"}"))
        .hasMessage("The action is \"drop\"; a role manager knows manage and check");
    assertThatThrownBy(
            () ->
                manager.invoke(
                    "{\"action\": \"manage\", \"config\": {\"superuser_extensions\": {\"x\": \"yes\"}}}"))
        .hasMessageContaining("superuser_extensions of x is \"yes\"; it has to be true or false");
    assertThatThrownBy(manager.without("DB_HOST")::manage)
        .hasMessage("The variable DB_HOST is missing");
  }
}
