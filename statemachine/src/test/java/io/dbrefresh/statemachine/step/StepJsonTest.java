package io.dbrefresh.statemachine.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.statemachine.plan.AssociatedRole;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.DatabaseRoles;
import io.dbrefresh.statemachine.plan.InstanceTag;
import io.dbrefresh.statemachine.plan.PlannedStep;
import io.dbrefresh.statemachine.plan.Preserved;
import io.dbrefresh.statemachine.plan.Probe;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Restore;
import io.dbrefresh.statemachine.plan.RestoreType;
import io.dbrefresh.statemachine.plan.Safety;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Scripts;
import io.dbrefresh.statemachine.plan.Service;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.plan.SettingsBuilder;
import io.dbrefresh.statemachine.plan.Source;
import io.dbrefresh.statemachine.plan.Target;
import io.dbrefresh.statemachine.plan.Verification;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepJsonTest {
  private final JsonMapper json = StepJson.mapper();

  @Test
  void a_plan_comes_back_as_it_was_sent() throws IOException {
    RefreshPlan plan = plan();

    assertThat(json.readValue(json.writeValueAsBytes(plan), RefreshPlan.class)).isEqualTo(plan);
  }

  @Test
  void words_of_the_refresh_file_stand_in_the_plan() {
    JsonNode sent = json.valueToTree(plan());

    assertThat(sent.path("service").asText()).isEqualTo("aurora");
    assertThat(sent.path("restore").path("type").asText()).isEqualTo("restorepoint");
    assertThat(sent.path("restore").path("time").asText()).isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void an_event_without_a_plan_is_read_and_says_so_where_one_is_needed() throws IOException {
    StepRequest request =
        json.readValue(
            """
            {"step": "retire", "run": {"name": "r", "arn": "a", "startedAt": "2026-01-01T00:00:00.123Z"},
             "lockTable": "locks", "plan": null, "startedAt": "2026-01-01T00:00:00Z"}
            """,
            StepRequest.class);

    assertThat(request.plan()).isEmpty();
    assertThat(request.progress()).isEmpty();
    assertThatThrownBy(request::requirePlan).hasMessageContaining("retire");
  }

  @Test
  void outcomes_are_told_apart_by_their_status() {
    assertThat(StepJson.encode(StepOutcome.done("there"), 9).toString())
        .isEqualTo("{\"status\":\"DONE\",\"result\":{},\"detail\":\"there\"}");
    assertThat(StepJson.encode(StepOutcome.inProgress("on its way"), 9).toString())
        .isEqualTo(
            "{\"status\":\"IN_PROGRESS\",\"waitSeconds\":9,\"progress\":{},\"detail\":\"on its"
                + " way\"}");
    assertThat(
            StepJson.encode(StepOutcome.failed(StepError.TARGET_LOCKED, "held by r"), 9).toString())
        .isEqualTo("{\"status\":\"FAILED\",\"error\":\"TargetLocked\",\"detail\":\"held by r\"}");
  }

  @Test
  void temp_and_old_are_the_targets_names_with_an_ending() {
    Target target = plan().target();

    assertThat(target.temp()).isEqualTo(new DatabaseNames("insttemp", Optional.of("clutemp")));
    assertThat(target.old()).isEqualTo(new DatabaseNames("instold", Optional.of("cluold")));
    assertThat(plan().tags())
        .containsEntry("refresh", "true")
        .containsEntry("refresh-execution", "app-inst-1")
        .containsEntry("refresh-cluster", "clu");
  }

  private static RefreshPlan plan() {
    return new RefreshPlan(
        "app-inst-1",
        "me",
        "file.json",
        7,
        "app",
        "development",
        Service.AURORA,
        new Source("clup", "aurora-postgresql", "16.9", "postgres", Optional.empty()),
        new Target(new DatabaseNames("inst", Optional.of("clu")), true, false),
        List.of(new PlannedStep("perform-restore", 10, 60)),
        new Restore(
            RestoreType.RESTORE_POINT,
            Optional.of(Instant.parse("2026-02-03T04:05:06Z")),
            Optional.empty(),
            settings()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Scripts(
                "b",
                "p/",
                List.of(ScriptFile.unseen("pre.sql")),
                List.of(new ScriptFile("k", Optional.of("v1"), Optional.empty())),
                Optional.of(new InstanceTag("name", "value")))),
        List.of(new Preserved("a", "b", Optional.of("c = 1"))),
        Optional.of(
            new Verification(
                Optional.of(new Queries("b", "", List.of(ScriptFile.unseen("q.sql")))),
                Optional.of(
                    new Probe(
                        Probe.Finding.WARN,
                        10,
                        List.of(Probe.Shape.NATIONAL_ID),
                        List.of("a.*"))))),
        Optional.of(
            new DatabaseRoles(
                Optional.empty(),
                "app",
                "app",
                "migrator",
                Map.of("pgcrypto", true),
                Optional.of("clu-app-connect"),
                Optional.empty())),
        Optional.of("records"),
        Optional.empty(),
        Safety.none());
  }

  private static Settings settings() {
    return new SettingsBuilder()
        .put(Setting.PORT, 5433)
        .put(Setting.SUBNET_GROUP, "default")
        .list(Setting.LOG_EXPORTS, List.of("postgresql"))
        .list(Setting.SECURITY_GROUPS, List.of("sg-1"))
        .put(Setting.IAM_AUTHENTICATION, true)
        .put(Setting.MIN_ACU, 0.5)
        .roles(List.of(new AssociatedRole("arn:aws:iam::1:role/r", Optional.empty())))
        .tags(Map.of("team", "shop"))
        .build();
  }
}
