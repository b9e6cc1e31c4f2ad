package io.dbrefresh.lambdas.verify;

import com.amazonaws.services.lambda.runtime.Context;
import io.dbrefresh.lambdas.Clients;
import io.dbrefresh.lambdas.StepHandler;
import io.dbrefresh.lambdas.credentials.TempLogin;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.lambdas.rds.World;
import io.dbrefresh.lambdas.scripts.ScriptStore;
import io.dbrefresh.lambdas.scripts.SqlScript;
import io.dbrefresh.lambdas.sql.Login;
import io.dbrefresh.lambdas.sql.Logins;
import io.dbrefresh.lambdas.sql.SqlWords;
import io.dbrefresh.statemachine.plan.Probe;
import io.dbrefresh.statemachine.plan.Queries;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import io.dbrefresh.statemachine.plan.ScriptFile;
import io.dbrefresh.statemachine.plan.Verification;
import io.dbrefresh.statemachine.step.StepError;
import io.dbrefresh.statemachine.step.StepOutcome;
import io.dbrefresh.statemachine.step.StepRequest;
import io.dbrefresh.statemachine.step.WaitingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Checks the temp database behind the scripts: queries that must return no row, and samples of all
 * text columns in which no personal data may be left. Only reads, so a call may be repeated.
 */
public final class Verify extends StepHandler {
  private final RdsClient rds;
  private final S3Client s3;
  private final SecretsManagerClient secrets;
  private final DynamoDbClient dynamoDb;
  private final Logins logins;

  /** On AWS. */
  public Verify() {
    this(new Clients());
  }

  private Verify(Clients clients) {
    this(clients.rds(), clients.s3(), clients.secrets(), clients.dynamoDb(), WaitingClock.system());
  }

  Verify(
      RdsClient rds,
      S3Client s3,
      SecretsManagerClient secrets,
      DynamoDbClient dynamoDb,
      WaitingClock clock) {
    super(clock);
    this.rds = rds;
    this.s3 = s3;
    this.secrets = secrets;
    this.dynamoDb = dynamoDb;
    this.logins = new Logins(System.getenv());
  }

  @Override
  protected StepOutcome advance(StepRequest request) {
    return advance(request, new Allowance(() -> Integer.MAX_VALUE));
  }

  @Override
  protected StepOutcome advance(StepRequest request, @Nullable Context context) {
    return context == null
        ? advance(request)
        : advance(request, new Allowance(context::getRemainingTimeInMillis));
  }

  private StepOutcome advance(StepRequest request, Allowance allowance) {
    RefreshPlan plan = request.requirePlan();
    if (plan.verification().isEmpty()) {
      return StepOutcome.done("The refresh file asks for no verification");
    }
    World world = World.of(plan, rds, dynamoDb, request.lockTable());
    world.guard().checkLock();
    Database temp = TempLogin.database(world);
    Optional<StepOutcome> unsettled = world.databases().unsettled(temp, request.progress());
    if (unsettled.isPresent()) {
      return unsettled.get();
    }
    Login login = TempLogin.of(plan, temp, secrets);
    VerifyReport report = new VerifyReport(request.progress());
    try (Connection connection = logins.connectToRead(login)) {
      boolean all = check(plan.verification().get(), login, connection, allowance, report);
      return all
          ? verdict(plan.verification().get(), report)
          : StepOutcome.inProgress("the time of one call is up", report.progress());
    } catch (SQLException e) {
      return StepOutcome.inProgress(
          "%s does not answer: %s".formatted(login, SqlWords.of(e)), report.progress());
    }
  }

  private boolean check(
      Verification asked,
      Login login,
      Connection connection,
      Allowance allowance,
      VerifyReport report)
      throws SQLException {
    if (asked.queries().isPresent()) {
      QueryCheck check = new QueryCheck(connection, login.dialect(), allowance, report);
      if (!check(asked.queries().get(), login, check, report)) {
        return false;
      }
      connection.rollback();
    }
    Optional<Probe> probe = asked.probe();
    return probe.isEmpty()
        || new ProbeRun(connection, login.dialect(), probe.get(), allowance, report).probe();
  }

  private boolean check(Queries queries, Login login, QueryCheck check, VerifyReport report)
      throws SQLException {
    ScriptStore store = new ScriptStore(s3, queries.bucket(), queries.prefix());
    for (ScriptFile next : queries.files().stream().skip(report.filesDone()).toList()) {
      String key = queries.prefix() + next.name();
      try (SqlScript file = new SqlScript(login.dialect(), store.open(next))) {
        if (!check.check(key, file)) {
          return false;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Reading s3://" + queries.bucket() + "/" + key, e);
      }
    }
    return true;
  }

  private static StepOutcome verdict(Verification asked, VerifyReport report) {
    boolean warns =
        asked.probe().map(Probe::finding).filter(Probe.Finding.WARN::equals).isPresent();
    List<String> against = new ArrayList<>(report.violated());
    List<String> found = report.found();
    if (!warns) {
      against.addAll(found);
    }
    if (!against.isEmpty()) {
      return StepOutcome.failed(StepError.VERIFICATION_FAILED, String.join("\n", against));
    }
    List<String> words = new ArrayList<>();
    int files = report.filesDone();
    if (files > 0) {
      words.add(
          files == 1
              ? "the queries of one file returned no row"
              : "the queries of " + files + " files returned no row");
    }
    if (asked.probe().isPresent()) {
      words.add(
          report.columns()
              + " columns probed, "
              + (found.isEmpty() ? "nothing found" : "found " + brief(found)));
    }
    return StepOutcome.done(String.join("; ", words), report.result());
  }

  /** The record has all of it. */
  private static String brief(List<String> found) {
    int shown = Math.min(5, found.size());
    String more = found.size() > shown ? "; and " + (found.size() - shown) + " more" : "";
    return String.join("; ", found.subList(0, shown)) + more;
  }
}
