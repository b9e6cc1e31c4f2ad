package io.dbrefresh.local.rds.fleet;

import software.amazon.awssdk.services.rds.model.GlobalClusterAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Errors about global databases (RDS API Reference, CreateGlobalCluster and its neighbours). */
public final class GlobalFaults {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private GlobalFaults() {}

  /** GlobalClusterNotFoundFault. */
  public static RdsException notFound(String identifier) {
    return Faults.fault(
        GlobalClusterNotFoundException.builder(),
        NOT_FOUND,
        "GlobalClusterNotFoundFault",
        "Global cluster " + identifier + " not found");
  }

  /** GlobalClusterAlreadyExistsFault. */
  public static RdsException exists(String identifier) {
    return Faults.fault(
        GlobalClusterAlreadyExistsException.builder(),
        BAD_REQUEST,
        "GlobalClusterAlreadyExistsFault",
        "Global cluster " + identifier + " already exists");
  }

  /** InvalidGlobalClusterStateFault. */
  public static RdsException state(String message) {
    return Faults.fault(
        InvalidGlobalClusterStateException.builder(),
        BAD_REQUEST,
        "InvalidGlobalClusterStateFault",
        message);
  }
}
