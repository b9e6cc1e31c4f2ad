package io.dbrefresh.lambdas.orphans;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.lambdas.log.TaskLog;
import io.dbrefresh.lambdas.log.Topic;
import io.dbrefresh.statemachine.step.StepJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Lists what runs that are over have left, and removes it where it is asked to: by {@code dbrefresh
 * orphans}, or by a schedule for what is past its age. Event: {@code delete}, {@code
 * olderThanHours}, {@code only} (ARNs), {@code machine}, {@code lockTable}. Answer: {@code prices},
 * {@code orphans}, {@code deleted} and {@code kept} (ARN and why).
 */
public final class Sweep implements RequestStreamHandler {
  private final RdsClient rds;
  private final SfnClient sfn;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Clock clock;

  /** On AWS. */
  public Sweep() {
    this(new Clients());
  }

  private Sweep(Clients clients) {
    this(clients.rds(), clients.sfn(), clients.secrets(), clients.dynamoDb(), Clock.systemUTC());
  }

  Sweep(
      RdsClient rds,
      SfnClient sfn,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      Clock clock) {
    this.rds = rds;
    this.sfn = sfn;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, @Nullable Context context)
      throws IOException {
    JsonNode asked = StepJson.mapper().readTree(event);
    TaskLog log = TaskLog.of(new Topic("", "sweep", ""), context, clock);
    ObjectNode swept = log.watching(() -> swept(asked));
    log.info(
        "%d leftovers of dead runs, %d deleted, %d kept"
            .formatted(
                swept.path("orphans").size(),
                swept.path("deleted").size(),
                swept.path("kept").size()));
    new LockMetrics(log).measure(locks(asked).holders(), clock.instant());
    StepJson.mapper().writeValue(answer, swept);
  }

  private LockTable locks(JsonNode event) {
    return new LockTable(dynamoDb, event.path("lockTable").asText("dbrefresh-locks"));
  }

  private ObjectNode swept(JsonNode event) {
    Instant now = clock.instant();
    LockTable locks = locks(event);
    Prices prices = new Prices();
    Runs runs = new Runs(sfn, locks, event.path("machine").asText("dbrefresh"));
    List<Orphan> orphans =
        new OrphanSearch(rds, secrets, runs, prices)
            .all().stream().filter(orphan -> isAsked(event, orphan, now)).toList();
    ObjectNode answer = StepJson.mapper().createObjectNode().put("prices", prices.source());
    ArrayNode listed = answer.putArray("orphans");
    orphans.forEach(orphan -> listed.add(orphan.json()));
    ArrayNode deleted = answer.putArray("deleted");
    ArrayNode kept = answer.putArray("kept");
    if (event.path("delete").asBoolean()) {
      OrphanRemoval removal = new OrphanRemoval(rds, secrets, locks, "sweep-" + now);
      orphans.forEach(orphan -> remove(removal, orphan, now, deleted, kept));
    }
    return answer;
  }

  private static void remove(
      OrphanRemoval removal, Orphan orphan, Instant now, ArrayNode deleted, ArrayNode kept) {
    Optional<String> refused = removal.remove(orphan, now);
    refused.ifPresentOrElse(
        why -> kept.addObject().put("arn", orphan.arn()).put("why", why),
        () -> deleted.add(orphan.arn()));
  }

  private static boolean isAsked(JsonNode event, Orphan orphan, Instant now) {
    Duration age = Duration.between(orphan.created(), now);
    boolean old = age.compareTo(Duration.ofHours(event.path("olderThanHours").asLong(0))) >= 0;
    JsonNode only = event.path("only");
    boolean named = !only.isArray();
    for (JsonNode arn : only) {
      named |= arn.asText().equals(orphan.arn());
    }
    return old && named;
  }
}
