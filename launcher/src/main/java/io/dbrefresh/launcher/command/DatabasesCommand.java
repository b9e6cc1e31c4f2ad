package io.dbrefresh.launcher.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.launcher.display.Table;
import io.dbrefresh.launcher.process.Surroundings;
import io.dbrefresh.launcher.region.AwsClients;
import io.dbrefresh.launcher.region.RegionalRds;
import io.dbrefresh.launcher.sql.KnownDatabase;
import io.dbrefresh.launcher.sql.KnownDatabases;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;

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
      List<Row> rows =
          clients.everywhere().stream().flatMap(place -> rows(clients, place)).toList();
      if (output.json()) {
        rows.forEach(row -> out.println(json(row)));
      } else {
        table(rows, clients.others().isEmpty())
            .lines(surroundings.screen().columns())
            .forEach(out::println);
      }
    }
    out.flush();
  }

  private record Row(String region, KnownDatabase database) {}

  /** A region of several that is cut off is told of, and the others are listed. */
  private Stream<Row> rows(AwsClients clients, RegionalRds place) {
    try {
      return new KnownDatabases(place.rds().get())
          .all().stream().map(database -> new Row(place.region(), database));
    } catch (SdkClientException unreachable) {
      if (clients.others().isEmpty()) {
        throw unreachable;
      }
      PrintWriter err = spec.commandLine().getErr();
      err.println(
          place.region()
              + " is cut off; "
              + LocalRegionChoice.mending(place.region(), region.where()));
      err.flush();
      return Stream.empty();
    }
  }

  private static Table table(List<Row> rows, boolean oneRegion) {
    List<String> headings =
        List.of("database", "kind", "engine", "status", "endpoint", "what it is");
    Table table = new Table(0, cells(oneRegion, "region", headings));
    for (Row row : rows) {
      KnownDatabase database = row.database();
      List<String> cells =
          List.of(
              database.identifier(),
              database.kind(),
              database.engine(),
              database.status(),
              database.address(),
              database.remark());
      table.row(cells(oneRegion, row.region(), cells));
    }
    return table;
  }

  private static String[] cells(boolean oneRegion, String region, List<String> others) {
    return Stream.concat(oneRegion ? Stream.empty() : Stream.of(region), others.stream())
        .toArray(String[]::new);
  }

  private static ObjectNode json(Row row) {
    KnownDatabase database = row.database();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("identifier", database.identifier()).put("kind", database.kind());
    node.put("region", row.region());
    node.put("engine", database.engine()).put("status", database.status());
    node.put("endpoint", database.endpoint()).put("port", database.port());
    ObjectNode tags = node.putObject("tags");
    database.tags().forEach(tags::put);
    return node;
  }
}
