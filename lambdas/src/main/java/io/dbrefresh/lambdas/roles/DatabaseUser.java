package io.dbrefresh.lambdas.roles;

import io.dbrefresh.lambdas.StepFailedException;
import io.dbrefresh.lambdas.rds.Database;
import io.dbrefresh.statemachine.step.StepError;
import java.util.List;
import java.util.Optional;

/**
 * A user of a database as IAM names it.
 *
 * @param partition such as {@code aws}
 * @param resourceId such as {@code cluster-ABC} or {@code db-ABC}
 * @param name the role in the database
 */
record DatabaseUser(
    String partition, String region, String account, String resourceId, String name) {

  /**
   * The user {@code name} of a database.
   *
   * @throws StepFailedException when the database's ARN or resource id is not known
   */
  static DatabaseUser of(Database database, String name) {
    List<String> parts = List.of(database.arn().split(":", 6));
    if (parts.size() < 6 || database.resourceId().isEmpty()) {
      throw new StepFailedException(
          StepError.NOT_FOUND,
          "RDS tells no ARN and resource id of %s, by which IAM knows it"
              .formatted(database.identifier()));
    }
    return new DatabaseUser(parts.get(1), parts.get(3), parts.get(4), database.resourceId(), name);
  }

  String arn() {
    return prefix() + resourceId + "/" + name;
  }

  private String prefix() {
    return "arn:%s:rds-db:%s:%s:dbuser:".formatted(partition, region, account);
  }

  /** The ARN of the account's policy with this path and name. */
  String policyArn(String pathAndName) {
    return "arn:%s:iam::%s:policy%s".formatted(partition, account, pathAndName);
  }

  /** The resource id in another ARN, where that is of the same region and names one database. */
  Optional<String> resourceIdOf(String arn) {
    if (!arn.startsWith(prefix())) {
      return Optional.empty();
    }
    String id = arn.substring(prefix().length()).split("/", 2)[0];
    return Optional.of(id).filter(text -> !text.contains("*") && !text.contains("?"));
  }
}
