package io.dbrefresh.lambdas.global;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.statemachine.global.Lag;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * How a global database stands, for {@code dbrefresh global status}. Event: {@code globalCluster},
 * {@code region} (where to ask first), {@code secret}, {@code lockTable}, {@code recordTable}.
 * Answer: {@code found}, and where it is true {@code status}, {@code members}, {@code lock}.
 */
public final class GlobalStatus implements RequestStreamHandler {
  private final Regional rds;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final WaitingClock clock;

  /** On AWS. */
  public GlobalStatus() {
    this(new Clients());
  }

  private GlobalStatus(Clients clients) {
    this(clients::rds, clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  GlobalStatus(
      Function<Region, RdsClient> rds,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      WaitingClock clock) {
    this.rds = new Regional(rds);
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    JsonNode asked = StepJson.mapper().readTree(event);
    String name = asked.path("globalCluster").asText();
    TaskLog log = TaskLog.of(new Topic("", "global-status", name), context, clock);
    StepJson.mapper().writeValue(answer, log.watching(() -> status(asked, name)));
  }

  private ObjectNode status(JsonNode asked, String name) {
    Set<String> regions = new LinkedHashSet<>(List.of(asked.path("region").asText()));
    Past past = Past.of(dynamoDb, given(asked, "recordTable"), name);
    regions.addAll(past.regions());
    GlobalLook look = new GlobalLook(rds);
    ObjectNode status = StepJson.mapper().createObjectNode().put("globalCluster", name);
    Optional<GlobalView> view;
    try {
      view = look.at(name, regions);
    } catch (SdkClientException silent) {
      return status.put("found", false).put("unreachable", silent.getMessage());
    }
    view.ifPresent(it -> it.sides().forEach(side -> regions.add(side.place().region())));
    List<Side> left =
        regions.stream()
            .flatMap(region -> look.left(name, region).stream())
            .filter(side -> view.flatMap(it -> it.of(side.place())).isEmpty())
            .toList();
    GlobalStatusJson json = new GlobalStatusJson(status.put("found", view.isPresent()));
    view.ifPresent(json::global);
    Map<String, Lag> lags = view.map(it -> lags(it, asked, json)).orElse(Map.of());
    view.ifPresent(it -> it.sides().forEach(side -> json.side(side, lags)));
    left.forEach(side -> json.side(side, lags));
    Lock lock =
        new GlobalLock(dynamoDb, given(asked, "lockTable").orElse("dbrefresh-locks")).read(name);
    lock.holder().ifPresent(json::lock);
    return status;
  }

  private static Optional<String> given(JsonNode asked, String key) {
    return Optional.of(asked.path(key).asText("")).filter(text -> !text.isEmpty());
  }

  private Map<String, Lag> lags(GlobalView view, JsonNode asked, GlobalStatusJson json) {
    try {
      LagReader reader =
          new LagReader(
              new Logins(System.getenv()),
              MasterLogin.read(secrets, asked.path("secret").asText()),
              clock);
      Map<String, Lag> lags = reader.all(view, view.in(asked.path("region").asText()));
      boolean secondaries = view.sides().stream().anyMatch(side -> !side.writer());
      if (lags.isEmpty() && secondaries) {
        json.silence(reader.silence());
      }
      return lags;
    } catch (StepFailedException noLogin) {
      json.silence(String.valueOf(noLogin.getMessage()));
      return Map.of();
    }
  }
}
