package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Table;
import java.util.ArrayList;
import java.util.List;

/** A role manager's report for people: roles with their groups, schemas with their privileges. */
record RoleTables(JsonNode report) {

  List<String> lines(int columns) {
    JsonNode groups = report.path("roles_with_groups");
    Table roles = new Table(0, "role", "member of");
    report
        .path("roles")
        .forEach(role -> roles.row(role.asText(), spaced(groups.path(role.asText()))));
    Table schemas = new Table(0, "schema", "privileges");
    report
        .path("schema_privileges")
        .properties()
        .forEach(schema -> schemas.row(schema.getKey(), privileges(schema.getValue())));
    List<String> lines = new ArrayList<>(roles.lines(columns));
    lines.add("");
    lines.addAll(schemas.lines(columns));
    return lines;
  }

  private static String spaced(JsonNode groups) {
    return groups.asText("").replace(",", ", ");
  }

  private static String privileges(JsonNode acl) {
    return acl.isNull() ? "the owner's" : acl.asText().replaceAll("[{}]", "").replace(",", ", ");
  }
}
