package io.dbrefresh.local.rds.fleet;

import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.DbClusterParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbParameterGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.DbSubnetGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidDbParameterGroupStateException;
import software.amazon.awssdk.services.rds.model.InvalidDbSubnetGroupStateException;
import software.amazon.awssdk.services.rds.model.InvalidOptionGroupStateException;
import software.amazon.awssdk.services.rds.model.OptionGroupAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.OptionGroupNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The kinds of groups that a database refers to by name, each with the service's own faults. */
public enum GroupKind {
  /** Of DB parameters. */
  PARAMETER(
      "pg",
      "DBParameterGroupName",
      message ->
          Faults.fault(
              DbParameterGroupNotFoundException.builder(),
              404,
              "DBParameterGroupNotFound",
              message),
      message ->
          Faults.fault(
              DbParameterGroupAlreadyExistsException.builder(),
              400,
              "DBParameterGroupAlreadyExists",
              message),
      message ->
          Faults.fault(
              InvalidDbParameterGroupStateException.builder(),
              400,
              "InvalidDBParameterGroupState",
              message)),
  /** Of the parameters of DB clusters. */
  CLUSTER_PARAMETER(
      "cluster-pg",
      "DBClusterParameterGroupName",
      message ->
          Faults.fault(
              DbClusterParameterGroupNotFoundException.builder(),
              404,
              "DBClusterParameterGroupNotFound",
              message),
      PARAMETER.exists,
      PARAMETER.inUse),
  /** Of options. */
  OPTION(
      "og",
      "OptionGroupName",
      message ->
          Faults.fault(
              OptionGroupNotFoundException.builder(), 404, "OptionGroupNotFoundFault", message),
      message ->
          Faults.fault(
              OptionGroupAlreadyExistsException.builder(),
              400,
              "OptionGroupAlreadyExistsFault",
              message),
      message ->
          Faults.fault(
              InvalidOptionGroupStateException.builder(),
              400,
              "InvalidOptionGroupStateFault",
              message)),
  /** Of subnets. */
  SUBNET(
      "subgrp",
      "DBSubnetGroupName",
      message ->
          Faults.fault(
              DbSubnetGroupNotFoundException.builder(), 404, "DBSubnetGroupNotFoundFault", message),
      message ->
          Faults.fault(
              DbSubnetGroupAlreadyExistsException.builder(),
              400,
              "DBSubnetGroupAlreadyExists",
              message),
      message ->
          Faults.fault(
              InvalidDbSubnetGroupStateException.builder(),
              400,
              "InvalidDBSubnetGroupStateFault",
              message));

  private static final Pattern NAME = Pattern.compile("[a-z]([-._:]?[a-z0-9])*");
  private static final int LONGEST = 255;

  /** What an ARN calls the kind. */
  public final String arn;

  /** What requests call the name of a group. */
  public final String parameter;

  final Function<String, RdsException> missing;
  final Function<String, RdsException> exists;
  final Function<String, RdsException> inUse;

  GroupKind(
      String arn,
      String parameter,
      Function<String, RdsException> missing,
      Function<String, RdsException> exists,
      Function<String, RdsException> inUse) {
    this.arn = arn;
    this.parameter = parameter;
    this.missing = missing;
    this.exists = exists;
    this.inUse = inUse;
  }

  /** Whether the service could have a group of this name, in lower case. */
  static boolean wellFormed(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

  /** What people call the kind. */
  String words() {
    return parameter.substring(0, parameter.length() - "Name".length());
  }
}
