package io.dbrefresh.statemachine.refreshfile;

import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code roles}. */
final class RolesReader {
  /** PostgreSQL cuts longer names off (NAMEDATALEN). */
  private static final int LONGEST_NAME = 63;

  /** IAM, "CreatePolicy", PolicyName. */
  private static final Pattern POLICY_NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

  private static final String POLICIES = "policies";

  private final Steps steps;

  RolesReader(Steps steps) {
    this.steps = steps;
  }

  Optional<DatabaseRoles> read(DatabaseNames target) {
    return steps.running("roles").map(fields -> roles(fields, target));
  }

  private DatabaseRoles roles(Fields fields, DatabaseNames target) {
    String app = role(fields, "appuser", DatabaseRoles.APP);
    String migrator = role(fields, "migratoruser", DatabaseRoles.MIGRATOR);
    if (app.equals(migrator)) {
      fields.error(
          "appuser", "is " + app + ", and so is the migrations' role; these are two roles");
    }
    checkPassword(fields);
    checkAuthentication();
    return new DatabaseRoles(
        fields.text("database"),
        name(fields, "schema", DatabaseRoles.SCHEMA, "a schema"),
        app,
        migrator,
        extensions(fields),
        policy(fields, "apppolicy", DatabaseRoles.policyName(target.identifier(), app)),
        policy(fields, "migratorpolicy", DatabaseRoles.policyName(target.identifier(), migrator)));
  }

  private static String role(Fields fields, String key, String otherwise) {
    String role = name(fields, key, otherwise, "a role");
    String lower = role.toLowerCase(Locale.ROOT);
    if (lower.startsWith("rds") || lower.equals("public") || lower.equals("none")) {
      fields.error(key, "is " + role + ", which PostgreSQL or RDS keeps for itself");
    }
    return role;
  }

  private static String name(Fields fields, String key, String otherwise, String what) {
    String name = fields.text(key).orElse(otherwise);
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      fields.error(key, "is longer than the 63 bytes that " + what + "'s name may have");
    }
    if (name.startsWith("pg_")) {
      fields.error(key, "is " + name + "; names that begin with pg_ are PostgreSQL's own");
    }
    return name;
  }

  private static Map<String, Boolean> extensions(Fields fields) {
    Map<String, Boolean> extensions = new LinkedHashMap<>();
    fields
        .map("extensions")
        .ifPresent(all -> all.forEach((name, on) -> extensions.put(name, Boolean.valueOf(on))));
    return extensions;
  }

  private static Optional<String> policy(Fields fields, String key, String otherwise) {
    if (!fields.flag(POLICIES).orElse(true)) {
      fields.refuse("names a policy, and `policies` says that there are none", key);
      return Optional.empty();
    }
    String name = fields.text(key).orElse(otherwise);
    if (!POLICY_NAME.matcher(name).matches()) {
      fields.error(
          key, "is \"" + name + "\"; a policy's name has up to 128 letters, digits and +=,.@_-");
    }
    return Optional.of(name);
  }

  /** Nobody is let in with a token otherwise. */
  private void checkAuthentication() {
    Fields restore = steps.of("restore");
    if (!restore.flag("iamdbauth").orElse(true)) {
      restore.error(
          "iamdbauth", "is off, but roles log in with IAM tokens; turn it on, or leave it out");
    }
  }

  private void checkPassword(Fields roles) {
    boolean known =
        Stream.of("changemasterpwd", "rotatemasterpwd", "createsecret")
            .anyMatch(key -> steps.of(key).runs());
    if (!known) {
      roles.error(
          "torun",
          "roles logs in with the password of changemasterpwd, which does not run; set"
              + " /changemasterpwd/torun to \"true\"");
    }
  }
}
