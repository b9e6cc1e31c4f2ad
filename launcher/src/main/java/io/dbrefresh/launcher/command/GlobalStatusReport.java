package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.launcher.display.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a global database stands, for people. */
record GlobalStatusReport(JsonNode status) {

  List<String> lines(int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add("");
    Table table =
        new Table(0, "region", "cluster", "role", "status", "lag", "version", "instances");
    status.path("members").forEach(member -> table.row(row(member)));
    lines.addAll(table.lines(columns));
    if (status.has("lagUnknown")) {
      lines.add("");
      lines.add("Nobody says how far the secondaries are behind: " + of("lagUnknown"));
    }
    if (status.has("lock")) {
      lines.add("");
      lines.add(
          "%s is at work since %s."
              .formatted(
                  status.path("lock").path("owner").asText(),
                  status.path("lock").path("since").asText()));
    }
    return lines;
  }

  private String headline() {
    if (!status.path("found").asBoolean()) {
      return of("globalCluster") + " is gone; what was in it:";
    }
    String switching = status.has("switching") ? "; " + of("switching") : "";
    String protection = status.path("deletionProtection").asBoolean() ? "" : "not ";
    return "%s is %s (%s %s), %sprotected from deletion%s."
        .formatted(
            of("globalCluster"),
            of("status"),
            of("engine"),
            of("engineVersion"),
            protection,
            switching);
  }

  private String of(String key) {
    return status.path(key).asText();
  }

  private static String[] row(JsonNode member) {
    return new String[] {
      member.path("region").asText(),
      member.path("cluster").asText(),
      member.path("role").asText(),
      member.path("status").asText(),
      lag(member),
      member.path("engineVersion").asText(),
      instances(member.path("instances"))
    };
  }

  private static String lag(JsonNode member) {
    if (!member.has("lagSeconds")) {
      return "";
    }
    String seconds = String.format(Locale.ROOT, "%.1f s", member.path("lagSeconds").asDouble());
    return member.path("lagFresh").asBoolean()
        ? seconds
        : seconds + " at " + member.path("lagAsOf").asText();
  }

  private static String instances(JsonNode instances) {
    return StreamSupport.stream(instances.spliterator(), false)
        .map(GlobalStatusReport::instance)
        .collect(Collectors.joining(", "));
  }

  private static String instance(JsonNode instance) {
    String status = instance.path("status").asText();
    return "%s %s%s"
        .formatted(
            instance.path("identifier").asText(),
            instance.path("class").asText(),
            status.equals("available") ? "" : " (" + status + ")");
  }
}
