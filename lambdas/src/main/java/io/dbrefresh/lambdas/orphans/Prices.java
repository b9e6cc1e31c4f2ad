package io.dbrefresh.lambdas.orphans;

import com.fasterxml.jackson.databind.JsonNode;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * What things cost a month, in US dollars: an estimate from list prices ({@code prices.json} says
 * of where and when), without discounts, I/O and traffic.
 */
final class Prices {
  private static final int FAMILY = 1;
  private static final int SIZE = 2;

  private final JsonNode prices;

  Prices() {
    try (InputStream json = Prices.class.getResourceAsStream("prices.json")) {
      prices = StepJson.mapper().readTree(Objects.requireNonNull(json));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the prices are from, and when they were read. */
  String source() {
    return prices.path("source").asText() + ", " + prices.path("date").asText();
  }

  /** Empty for a class that the table does not have. A stopped instance costs its storage only. */
  OptionalDouble of(DBInstance instance) {
    boolean aurora = instance.dbClusterIdentifier() != null;
    OptionalDouble hour = hour(String.valueOf(instance.dbInstanceClass()), aurora);
    if (hour.isEmpty()) {
      return hour;
    }
    boolean runs = !"stopped".equals(instance.dbInstanceStatus());
    int copies = Boolean.TRUE.equals(instance.multiAZ()) ? 2 : 1;
    double compute = runs ? hour.getAsDouble() * prices.path("hoursAMonth").asDouble() : 0;
    double storage =
        aurora ? 0 : gigabyte(instance.storageType()) * orZero(instance.allocatedStorage());
    return OptionalDouble.of(copies * (compute + storage));
  }

  private OptionalDouble hour(String instanceClass, boolean aurora) {
    String[] parts = instanceClass.split("\\.");
    if (parts.length <= SIZE) {
      return OptionalDouble.empty();
    }
    JsonNode large = prices.path(aurora ? "auroraLargeHour" : "rdsLargeHour").path(parts[FAMILY]);
    JsonNode times = prices.path("timesLarge").path(parts[SIZE]);
    return large.isNumber() && times.isNumber()
        ? OptionalDouble.of(large.asDouble() * times.asDouble())
        : OptionalDouble.empty();
  }

  private double gigabyte(String storage) {
    JsonNode table = prices.path("gigabyteMonth");
    return table.path(storage == null ? "gp2" : storage).asDouble(table.path("gp2").asDouble());
  }

  private static int orZero(Integer gigabytes) {
    return gigabytes == null ? 0 : gigabytes;
  }

  /** Storage of an Aurora cluster as RDS reports it; its instances cost extra. */
  double of(DBCluster cluster) {
    return gigabyte("aurora") * orZero(cluster.allocatedStorage());
  }

  double ofSnapshot(Integer gigabytes) {
    return gigabyte("snapshot") * orZero(gigabytes);
  }

  double ofSecret() {
    return prices.path("secretMonth").asDouble();
  }
}
