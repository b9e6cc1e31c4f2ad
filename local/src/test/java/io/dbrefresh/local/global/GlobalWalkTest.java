package io.dbrefresh.local.global;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk of the guide, with rows: over to east, east fails, back to west, and east again. */
class GlobalWalkTest {
  private static final String LOSS = "{\"allowDataLoss\": true}";

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void west_writes_and_east_follows() {
    world = new World(folder).create();
  }

  @AfterEach
  void ends() {
    world.close();
  }

  @Test
  void walks_the_guide() throws SQLException {
    JsonNode east = world.succeeds("switchover", World.EAST, "{}");

    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
    assertThat(east.path("measured").path("writer").asText())
        .isEqualTo("aurora-pg-east in us-east-1");
    assertThat(east.path("measured").path("rtoSeconds").asDouble()).isPositive();
    assertThat(east.path("measured").path("dataLoss").path("kind").asText()).isEqualTo("none");
    world.write(World.EAST, "INSERT INTO orders VALUES (2)");
    world.awaitRows(World.WEST, 1, 2);

    world.region.cutOff(World.EAST);
    JsonNode west = world.succeeds("detach", World.WEST, LOSS);

    assertThat(west.path("measured").path("writer").asText())
        .isEqualTo("aurora-pg-west in us-west-2");
    assertThat(west.path("measured").path("dataLoss").path("kind").asText()).isEqualTo("bounded");
    world.write(World.WEST, "INSERT INTO orders VALUES (3)");
    world.region.rejoin(World.EAST);
    world.write(World.EAST, "INSERT INTO orders VALUES (99)");
    assertThat(world.members()).isEqualTo("aurora-pg-east writes");

    JsonNode back =
        world.succeeds(
            "rejoin",
            World.EAST,
            "{\"allowDataLoss\": true, \"unprotect\": true, \"switchBack\": true}");

    assertThat(world.members()).isEqualTo("aurora-pg-east writes, aurora-pg-west reads connected");
    assertThat(back.path("measured").path("writer").asText())
        .isEqualTo("aurora-pg-east in us-east-1");
    world.write(World.EAST, "INSERT INTO orders VALUES (4)");
    world.awaitRows(World.WEST, 1, 2, 3, 4);
    assertThat(world.rows(World.EAST)).containsExactly(1, 2, 3, 4);
    itIsAsItWas();
    assertThat(world.records())
        .extracting(
            record ->
                World.value(record, "restoretype").s() + " " + World.value(record, "status").s())
        .containsExactly("switchover completed", "detach completed", "rejoin completed");
    assertThat(world.lock()).doesNotContainKey("owner");
  }

  private void itIsAsItWas() {
    assertThat(world.cluster(World.EAST).deletionProtection()).isTrue();
    assertThat(world.cluster(World.EAST).iamDatabaseAuthenticationEnabled()).isTrue();
    assertThat(world.cluster(World.EAST).tagList())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactly("application=orders");
    assertThat(world.cluster(World.EAST).dbClusterMembers())
        .extracting(member -> member.dbInstanceIdentifier())
        .containsExactlyInAnyOrder("aurora-pg-east-1", "aurora-pg-east-2");
    assertThat(world.global().deletionProtection()).isTrue();
    assertThat(world.rds(World.EAST).describeDBClusterSnapshots().dbClusterSnapshots())
        .extracting(snapshot -> snapshot.dbClusterSnapshotIdentifier())
        .anyMatch(name -> name.startsWith("aurora-pg-east-before-run-3-"));
  }
}
