package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Address;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.global.GlobalMember;
import io.dbrefresh.statemachine.global.GlobalPlan;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepJson;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Waits until the cluster that is to write does, proven by a write that is rolled back, and
 * measures how long that took since it was asked for, and what was lost.
 */
public final class ProbeWriter extends GlobalHandler {
  /** How long a login may be refused by a server that has just changed its role. */
  private static final Duration REFUSALS = Duration.ofMinutes(1);

  private final Regional rds;
  private final SecretsManagerClient secrets;

  /** On AWS. */
  public ProbeWriter() {
    this(new Clients());
  }

  private ProbeWriter(Clients clients) {
    this(clients::rds, clients.secrets(), WaitingClock.system());
  }

  ProbeWriter(Function<Region, RdsClient> rds, SecretsManagerClient secrets, WaitingClock clock) {
    super(clock);
    this.rds = new Regional(rds);
    this.secrets = secrets;
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    GlobalPlan plan = plan(request);
    GlobalMember writer = plan.writerAtTheEnd();
    Side side = new GlobalLook(rds).standalone(writer);
    side.requireHope("It has to write: mend it, or restore it from a snapshot");
    Optional<Address> address = side.writerAddress();
    if (address.isEmpty()) {
      return StepOutcome.inProgress(writer.standing() + " is " + side.status());
    }
    MasterLogin login = MasterLogin.read(secrets, plan.order().secret());
    try {
      return new WriterProbe(new Logins(System.getenv()))
          .write(login.at(address.get()))
          .map(transaction -> written(request, plan, address.get(), transaction))
          .orElseGet(() -> StepOutcome.inProgress(writer.standing() + " only reads yet"));
    } catch (SQLException e) {
      String said = "%s does not write yet: %s".formatted(writer.standing(), SqlWords.of(e));
      if (isRefusal(e) && waited(request).compareTo(REFUSALS) > 0) {
        throw new StepFailedException(StepError.PROBE_FAILED, said);
      }
      return StepOutcome.inProgress(said);
    }
  }

  private static boolean isRefusal(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("28");
  }

  private Duration waited(StepRequest request) {
    return Duration.between(request.startedAt(), clock().instant());
  }

  private StepOutcome written(
      StepRequest request, GlobalPlan plan, Address address, String transaction) {
    Instant now = clock().instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Instant> asked = new GlobalStory(request.results()).askedAt();
    DataLoss loss = DataLoss.of(plan, asked.orElse(now));
    ObjectNode result = StepJson.mapper().createObjectNode();
    result.put("writer", plan.writerAtTheEnd().standing());
    result.put("region", plan.writerAtTheEnd().region());
    result.put("endpoint", address.host()).put("port", address.port());
    result.put("transaction", transaction).put("answeredAt", now.toString());
    String since = "";
    if (plan.changesWriter()) {
      double rto = seconds(request.run().startedAt(), now);
      since = " %.1f s after the request".formatted(rto);
      result.put("rtoSeconds", rto);
    }
    asked.ifPresent(at -> result.put("outageSeconds", seconds(at, now)));
    result.set("dataLoss", loss.json());
    return StepOutcome.done(
        "%s has written (transaction %s, rolled back)%s; %s"
            .formatted(plan.writerAtTheEnd().standing(), transaction, since, loss.sentence()),
        result);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
