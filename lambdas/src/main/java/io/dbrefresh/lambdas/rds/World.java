package io.dbrefresh.lambdas.rds;

import io.dbrefresh.lambdas.lock.LockTable;
import io.dbrefresh.statemachine.plan.RefreshPlan;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * What one call of a task looks at and changes, all bound to one plan.
 *
 * @param locks the lock table
 * @param databases how databases are looked at
 * @param changes how they are changed
 * @param removal how they are taken away
 * @param renaming how they change names
 */
public record World(
    RefreshPlan plan,
    LockTable locks,
    Databases databases,
    Guard guard,
    Changes changes,
    Removal removal,
    Renaming renaming) {

  /** The world of a plan. */
  public static World of(RefreshPlan plan, RdsClient rds, DynamoDbClient dynamoDb, String locks) {
    return of(plan, rds, new LockTable(dynamoDb, locks));
  }

  /** The world of a plan whose lock is in {@code table}. */
  public static World of(RefreshPlan plan, RdsClient rds, LockTable table) {
    Databases databases = new Databases(rds);
    Guard guard = new Guard(rds, table, plan);
    Changes changes = new Changes(rds, guard);
    return new World(
        plan,
        table,
        databases,
        guard,
        changes,
        new Removal(databases, changes),
        new Renaming(databases, changes));
  }

  /** The database of this name where the run made it. */
  public Optional<Database> ours(Kind kind, String identifier) {
    return databases.find(kind, identifier).filter(database -> database.isOf(plan));
  }

  /** The database of this name where the run did not make it. */
  public Optional<Database> stranger(Kind kind, String identifier) {
    return databases.find(kind, identifier).filter(database -> !database.isOf(plan));
  }
}
