package io.dbrefresh.lambdas.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.rds.Configuration;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.Differences;
import io.dbrefresh.lambdas.rds.Kind;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.statemachine.plan.DatabaseNames;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.Setting;
import io.dbrefresh.statemachine.plan.Settings;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Gives the temp database what a restore cannot: every setting and role of the plan. What then
 * still differs from the old target is told in the result.
 */
public final class ApplySettings extends StepHandler {
  private final RdsClient rds;
  private final DynamoDbClient dynamoDb;

  /** On AWS. */
  public ApplySettings() {
    this(new Clients());
  }

  private ApplySettings(Clients clients) {
    this(clients.rds(), clients.dynamoDb(), WaitingClock.system());
  }

  ApplySettings(RdsClient rds, DynamoDbClient dynamoDb, WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.dynamoDb = dynamoDb;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    RefreshPlan plan = request.requirePlan();
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    DatabaseNames temp = plan.target().temp();
    Optional<StepOutcome> cluster =
        temp.cluster()
            .flatMap(
                name ->
                    new SettingsChange(
                            world, Kind.CLUSTER, name, plan.restore().settings(), clock())
                        .advance(request.progress()));
    Optional<StepOutcome> waiting =
        cluster.isPresent()
            ? cluster
            : new SettingsChange(
                    world, Kind.INSTANCE, temp.instance(), plan.instanceSettings(), clock())
                .advance(request.progress());
    return waiting.orElseGet(() -> done(world));
  }

  private static StepOutcome done(World world) {
    RefreshPlan plan = world.plan();
    DatabaseNames names = plan.target().names();
    List<String> differences = new ArrayList<>();
    names
        .cluster()
        .ifPresent(name -> differences.addAll(differences(world, Kind.CLUSTER, name, "cluster ")));
    differences.addAll(differences(world, Kind.INSTANCE, names.instance(), ""));
    ObjectNode result = StepJson.mapper().createObjectNode();
    differences.forEach(result.putArray("differences")::add);
    String temp = plan.target().temp().identifier();
    if (!plan.target().existed()) {
      return StepOutcome.done(temp + " is set as the refresh file says", result);
    }
    return StepOutcome.done(
        differences.isEmpty()
            ? "%s is set as %s was".formatted(temp, names.identifier())
            : "%s is set as planned; unlike the old one: %s"
                .formatted(temp, String.join("; ", differences)),
        result);
  }

  private static Stream<Configuration> configuration(World world, Optional<Database> database) {
    return database
        .flatMap(found -> world.databases().configuration(found.kind(), found.identifier()))
        .stream();
  }

  private static List<String> differences(World world, Kind kind, String name, String of) {
    RefreshPlan plan = world.plan();
    Settings wanted = kind == Kind.CLUSTER ? plan.restore().settings() : plan.instanceSettings();
    return configuration(world, world.stranger(kind, name))
        .flatMap(
            old ->
                configuration(world, world.ours(kind, name + "temp"))
                    .map(Configuration::settings)
                    .map(fresh -> inTheEnd(fresh, wanted))
                    .flatMap(fresh -> Differences.told(old.settings(), fresh).stream()))
        .map(of::concat)
        .toList();
  }

  /** Deletion protection comes at the end of the swap, and a port may come with the name. */
  private static Settings inTheEnd(Settings fresh, Settings wanted) {
    Settings end = fresh;
    for (Setting setting : List.of(Setting.DELETION_PROTECTION, Setting.PORT)) {
      String value = wanted.text(setting).orElse("");
      end = value.isEmpty() ? end : end.with(setting, value);
    }
    return end;
  }
}
