package io.dbrefresh.local.stepfunctions;

import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.PublishStateMachineVersionResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** The operations on versions and aliases of state machines. */
abstract class PublicationClient extends TaskClient {

  PublicationClient(Parts parts) {
    super(parts);
  }

  @Override
  public PublishStateMachineVersionResponse publishStateMachineVersion(
      PublishStateMachineVersionRequest request) {
    return parts.call(() -> parts.versions.publish(request));
  }

  @Override
  public ListStateMachineVersionsResponse listStateMachineVersions(
      ListStateMachineVersionsRequest request) {
    return parts.call(() -> parts.versions.list(request));
  }

  @Override
  public DeleteStateMachineVersionResponse deleteStateMachineVersion(
      DeleteStateMachineVersionRequest request) {
    return parts.call(() -> parts.versions.delete(request));
  }

  @Override
  public CreateStateMachineAliasResponse createStateMachineAlias(
      CreateStateMachineAliasRequest request) {
    return parts.call(() -> parts.aliases.create(request));
  }

  @Override
  public UpdateStateMachineAliasResponse updateStateMachineAlias(
      UpdateStateMachineAliasRequest request) {
    return parts.call(() -> parts.aliases.update(request));
  }

  @Override
  public DescribeStateMachineAliasResponse describeStateMachineAlias(
      DescribeStateMachineAliasRequest request) {
    return parts.call(() -> parts.aliases.describe(request));
  }

  @Override
  public ListStateMachineAliasesResponse listStateMachineAliases(
      ListStateMachineAliasesRequest request) {
    return parts.call(() -> parts.aliases.list(request));
  }

  @Override
  public DeleteStateMachineAliasResponse deleteStateMachineAlias(
      DeleteStateMachineAliasRequest request) {
    return parts.call(() -> parts.aliases.delete(request));
  }
}
