package io.dbrefresh.local.rds.fleet;

import software.amazon.awssdk.services.rds.model.CertificateNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterEndpointAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterEndpointNotFoundException;
import software.amazon.awssdk.services.rds.model.DbClusterRoleAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbClusterRoleNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceRoleAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbInstanceRoleNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Errors about what a database refers to: certificate authorities, IAM roles and custom endpoints. */
public final class ReferenceFaults {
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private ReferenceFaults() {}

  /** CertificateNotFound. */
  public static RdsException certificateNotFound(String authority) {
    return Faults.fault(
        CertificateNotFoundException.builder(),
        NOT_FOUND,
        "CertificateNotFound",
        "Certificate authority not found: " + authority);
  }

  /** DBInstanceRoleNotFound. */
  public static RdsException instanceRoleNotFound(String role) {
    return Faults.fault(
        DbInstanceRoleNotFoundException.builder(),
        NOT_FOUND,
        "DBInstanceRoleNotFound",
        "The role " + role + " is not associated with the DB instance for this feature.");
  }

  /** DBInstanceRoleAlreadyExists. */
  public static RdsException instanceRoleExists(String role) {
    return Faults.fault(
        DbInstanceRoleAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBInstanceRoleAlreadyExists",
        "A role is already associated with the DB instance for this feature: " + role);
  }

  /** DBClusterRoleNotFound. */
  public static RdsException clusterRoleNotFound(String role) {
    return Faults.fault(
        DbClusterRoleNotFoundException.builder(),
        NOT_FOUND,
        "DBClusterRoleNotFound",
        "The role " + role + " is not associated with the DB cluster.");
  }

  /** DBClusterRoleAlreadyExists. */
  public static RdsException clusterRoleExists(String role) {
    return Faults.fault(
        DbClusterRoleAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBClusterRoleAlreadyExists",
        "The role " + role + " is already associated with the DB cluster.");
  }

  /** DBClusterEndpointNotFoundFault. */
  public static RdsException clusterEndpointNotFound(String name) {
    return Faults.fault(
        DbClusterEndpointNotFoundException.builder(),
        BAD_REQUEST,
        "DBClusterEndpointNotFoundFault",
        "DBClusterEndpoint " + name + " not found.");
  }

  /** DBClusterEndpointAlreadyExistsFault. */
  public static RdsException clusterEndpointExists(String name) {
    return Faults.fault(
        DbClusterEndpointAlreadyExistsException.builder(),
        BAD_REQUEST,
        "DBClusterEndpointAlreadyExistsFault",
        "DBClusterEndpoint " + name + " already exists.");
  }
}
