package io.dbrefresh.local.rds.fleet;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names of resources (RDS User Guide, "ARNs").
 *
 * @param region for example {@code us-east-1}
 * @param account twelve digits
 */
public record Arns(String region, String account) {
  private static final int PARTS = 7;

  /** The ARN of a DB instance. */
  public String instance(String identifier) {
    return arn("db", identifier);
  }

  /** The ARN of a DB cluster. */
  public String cluster(String identifier) {
    return arn("cluster", identifier);
  }

  /** The ARN of a snapshot of an instance. */
  public String snapshot(String identifier) {
    return arn("snapshot", identifier);
  }

  /** The ARN of a snapshot of a cluster. */
  public String clusterSnapshot(String identifier) {
    return arn("cluster-snapshot", identifier);
  }

  /** The ARN of a resource of another kind: {@code subgrp}, {@code pg}, {@code cluster-pg}. */
  public String arn(String kind, String identifier) {
    return "arn:aws:rds:" + region + ":" + account + ":" + kind + ":" + identifier;
  }

  /** The ARN of a KMS key that is named by an ARN, a key id or an alias. */
  public String key(String name) {
    if (name.startsWith("arn:")) {
      return name;
    }
    String id =
        name.startsWith("alias/")
            ? UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString()
            : name;
    return "arn:aws:kms:" + region + ":" + account + ":key/" + id;
  }

  /** The ARN of the log stream that Enhanced Monitoring writes for an instance. */
  public String metrics(String resourceId) {
    return "arn:aws:logs:%s:%s:log-group:RDSOSMetrics:log-stream:%s"
        .formatted(region, account, resourceId);
  }

  /** The identifier in an ARN, or the identifier itself; in lower case, as the service keeps it. */
  public static String identifier(String nameOrArn) {
    String[] parts = nameOrArn.split(":", PARTS);
    String name = nameOrArn.startsWith("arn:") && parts.length == PARTS ? parts[6] : nameOrArn;
    return name.toLowerCase(java.util.Locale.ROOT);
  }

  /** The kind of resource that an ARN names; empty when it is none of this service. */
  public static String kind(String arn) {
    String[] parts = arn.split(":", PARTS);
    return arn.startsWith("arn:") && parts.length == PARTS && parts[2].equals("rds")
        ? parts[5]
        : "";
  }

  /** The ARN of a global database, which is in no region. */
  public String global(String identifier) {
    return "arn:aws:rds::" + account + ":global-cluster:" + identifier;
  }

  /** The region of the resource that is named by an ARN; this one for an identifier. */
  public String region(String nameOrArn) {
    String[] parts = nameOrArn.split(":", PARTS);
    return nameOrArn.startsWith("arn:") && parts.length == PARTS ? parts[3] : region;
  }

  /** A user of the database with a resource id, as IAM names it. */
  public String user(String resourceId, String user) {
    return "arn:aws:rds-db:%s:%s:dbuser:%s/%s".formatted(region, account, resourceId, user);
  }
}
