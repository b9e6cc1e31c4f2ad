package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.KnownDatabases;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code dbrefresh databases}: the instances and clusters of a region. */
@Command(
    name = "databases",
    description = "Lists the instances and clusters of the region.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dbrefresh databases --local",
      "  dbrefresh databases --region eu-west-1 --output json | jq -r .identifier"
    })
final class DatabasesCommand implements Runnable {
  @Mixin private RegionOptions region = new RegionOptions();
  @Mixin private OutputOption output = new OutputOption();
  @Mixin private Verbosity verbosity = new Verbosity();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Surroundings surroundings;

  DatabasesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (AwsClients clients = ReadableRegion.of(surroundings, region)) {
      List<KnownDatabase> databases = new KnownDatabases(clients.rds().get()).all();
      if (output.json()) {
        databases.forEach(database -> out.println(json(database)));
      } else {
        table(databases).lines(surroundings.screen().columns()).forEach(out::println);
      }
    }
    out.flush();
  }

  private static Table table(List<KnownDatabase> databases) {
    Table table = new Table(0, "database", "kind", "engine", "status", "endpoint", "what it is");
    databases.forEach(
        database ->
            table.row(
                database.identifier(),
                database.kind(),
                database.engine(),
                database.status(),
                database.address(),
                database.remark()));
    return table;
  }

  private static ObjectNode json(KnownDatabase database) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("identifier", database.identifier()).put("kind", database.kind());
    node.put("engine", database.engine()).put("status", database.status());
    node.put("endpoint", database.endpoint()).put("port", database.port());
    ObjectNode tags = node.putObject("tags");
    database.tags().forEach(tags::put);
    return node;
  }
}
