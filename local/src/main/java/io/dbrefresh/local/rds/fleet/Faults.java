package io.dbrefresh.local.rds.fleet;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.rds.model.DbClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceAutomatedBackupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;
import software.amazon.awssdk.services.rds.model.DbLogFileNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbClusterStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbInstanceStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSnapshotStateException;
import software.amazon.awssdk.services.rds.model.InvalidRestoreException;
import software.amazon.awssdk.services.rds.model.PointInTimeRestoreNotEnabledException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Errors with the codes, HTTP statuses and exception classes that the service's client has. */
public final class Faults {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private Faults() {}

  /** DBInstanceNotFound. */
  public static RdsException instanceNotFound(String identifier) {
    return fault(
        DbInstanceNotFoundException.builder(),
        NOT_FOUND,
        "DBInstanceNotFound",
        "DBInstance " + identifier + " not found.");
  }

  /** DBLogFileNotFoundFault. */
  public static RdsException logFileNotFound(String name) {
    return fault(
        DbLogFileNotFoundException.builder(),
        NOT_FOUND,
        "DBLogFileNotFoundFault",
        "DBLog File: " + name + ", is not found on the DB instance");
  }

  /** DBInstanceAlreadyExists. */
  public static RdsException instanceExists() {
    return fault(
        DbInstanceAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBInstanceAlreadyExists",
        "DB instance already exists");
  }

  /** InvalidDBInstanceState. */
  public static RdsException instanceState(String message) {
    return fault(
        InvalidDbInstanceStateException.builder(), BAD_REQUEST, "InvalidDBInstanceState", message);
  }

  /** DBClusterNotFoundFault. */
  public static RdsException clusterNotFound(String identifier) {
    return fault(
        DbClusterNotFoundException.builder(),
        NOT_FOUND,
        "DBClusterNotFoundFault",
        "DBCluster " + identifier + " not found.");
  }

  /** DBClusterAlreadyExistsFault. */
  public static RdsException clusterExists() {
    return fault(
        DbClusterAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBClusterAlreadyExistsFault",
        "DB Cluster already exists");
  }

  /** InvalidDBClusterStateFault. */
  public static RdsException clusterState(String message) {
    return fault(
        InvalidDbClusterStateException.builder(),
        BAD_REQUEST,
        "InvalidDBClusterStateFault",
        message);
  }

  /** DBSnapshotNotFound. */
  public static RdsException snapshotNotFound(String identifier) {
    return fault(
        DbSnapshotNotFoundException.builder(),
        NOT_FOUND,
        "DBSnapshotNotFound",
        "DBSnapshot " + identifier + " not found.");
  }

  /** DBSnapshotAlreadyExists. */
  public static RdsException snapshotExists(String identifier) {
    return fault(
        DbSnapshotAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBSnapshotAlreadyExists",
        "Cannot create the snapshot because a snapshot with the identifier "
            + identifier
            + " already exists.");
  }

  /** InvalidDBSnapshotState. */
  public static RdsException snapshotState(String message) {
    return fault(
        InvalidDbSnapshotStateException.builder(), BAD_REQUEST, "InvalidDBSnapshotState", message);
  }

  /** DBClusterSnapshotNotFoundFault. */
  public static RdsException clusterSnapshotNotFound(String identifier) {
    return fault(
        DbClusterSnapshotNotFoundException.builder(),
        NOT_FOUND,
        "DBClusterSnapshotNotFoundFault",
        "DBClusterSnapshot " + identifier + " not found.");
  }

  /** DBClusterSnapshotAlreadyExistsFault. */
  public static RdsException clusterSnapshotExists(String identifier) {
    return fault(
        DbClusterSnapshotAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBClusterSnapshotAlreadyExistsFault",
        "Cannot create the cluster snapshot because one with the identifier "
            + identifier
            + " already exists.");
  }

  /** InvalidDBClusterSnapshotStateFault. */
  public static RdsException clusterSnapshotState(String message) {
    return fault(
        InvalidDbClusterSnapshotStateException.builder(),
        BAD_REQUEST,
        "InvalidDBClusterSnapshotStateFault",
        message);
  }

  /** InvalidRestoreFault. */
  public static RdsException invalidRestore(String message) {
    return fault(InvalidRestoreException.builder(), BAD_REQUEST, "InvalidRestoreFault", message);
  }

  /** InvalidRestoreFault for a time that a database cannot be restored to. */
  public static RdsException outsideOfWindow(
      String name, Instant time, Optional<Instant> earliest, Instant latest) {
    return invalidRestore(
        earliest
            .map(
                first ->
                    "%s cannot be restored to %s: the time has to be between %s and %s."
                        .formatted(name, time, first, latest))
            .orElseGet(
                () ->
                    "%s cannot be restored to %s: its first automated backup is not finished."
                        .formatted(name, time)));
  }

  /** PointInTimeRestoreNotEnabled. */
  public static RdsException pointInTimeNotEnabled(String identifier) {
    return fault(
        PointInTimeRestoreNotEnabledException.builder(),
        BAD_REQUEST,
        "PointInTimeRestoreNotEnabled",
        "Point-in-time restore is not enabled for "
            + identifier
            + ": its BackupRetentionPeriod is 0.");
  }

  /** InvalidParameterValue. */
  public static RdsException parameterValue(String message) {
    return fault(RdsException.builder(), BAD_REQUEST, "InvalidParameterValue", message);
  }

  /** InvalidParameterCombination. */
  public static RdsException parameterCombination(String message) {
    return fault(RdsException.builder(), BAD_REQUEST, "InvalidParameterCombination", message);
  }

  /** DBInstanceAutomatedBackupNotFound. */
  public static RdsException automatedBackupNotFound(String identifier) {
    return fault(
        DbInstanceAutomatedBackupNotFoundException.builder(),
        NOT_FOUND,
        "DBInstanceAutomatedBackupNotFound",
        "No automated backup of " + identifier + " was found.");
  }

  /** MissingParameter. */
  public static RdsException missingParameter(String name) {
    return fault(
        RdsException.builder(),
        BAD_REQUEST,
        "MissingParameter",
        "The request must contain the parameter " + name + ".");
  }

  static RdsException fault(
      software.amazon.awssdk.awscore.exception.AwsServiceException.Builder builder,
      int status,
      String code,
      String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder()
            .serviceName("Rds")
            .errorCode(code)
            .errorMessage(message)
            .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
            .build();
    return (RdsException)
        builder
            .message(message)
            .awsErrorDetails(details)
            .statusCode(status)
            .requestId("local")
            .build();
  }
}
