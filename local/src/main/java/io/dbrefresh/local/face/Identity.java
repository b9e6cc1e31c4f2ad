package io.dbrefresh.local.face;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: everybody is the same user of the region's account. */
final class Identity implements StsClient {
  private final String accountId;

  Identity(String accountId) {
    this.accountId = accountId;
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    return GetCallerIdentityResponse.builder()
        .account(accountId)
        .userId("AIDALOCAL")
        .arn("arn:aws:iam::" + accountId + ":user/local")
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
