package io.dbrefresh.local.s3;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteBucketRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** Deletes buckets, and has the operations on how they are configured; {@link LocalS3} the rest. */
abstract class ConfiguredBuckets implements S3Client {
  final Buckets buckets;
  private final BucketSettings settings;

  ConfiguredBuckets(Buckets buckets, BucketSettings settings) {
    this.buckets = buckets;
    this.settings = settings;
  }

  @Override
  public synchronized DeleteBucketResponse deleteBucket(DeleteBucketRequest request) {
    buckets.delete(request.bucket());
    settings.forget(request.bucket());
    return DeleteBucketResponse.builder().build();
  }

  @Override
  public synchronized PutBucketVersioningResponse putBucketVersioning(
      PutBucketVersioningRequest request) {
    buckets.get(request.bucket());
    String status = request.versioningConfiguration().statusAsString();
    settings.set(request.bucket(), "versioning", status);
    return PutBucketVersioningResponse.builder().build();
  }

  @Override
  public synchronized GetBucketVersioningResponse getBucketVersioning(
      GetBucketVersioningRequest request) {
    buckets.get(request.bucket());
    String status = settings.get(request.bucket(), "versioning");
    return GetBucketVersioningResponse.builder().status(status.isEmpty() ? null : status).build();
  }

  @Override
  public synchronized PutBucketEncryptionResponse putBucketEncryption(
      PutBucketEncryptionRequest request) {
    buckets.get(request.bucket());
    request
        .serverSideEncryptionConfiguration()
        .rules()
        .forEach(
            rule ->
                settings.set(
                    request.bucket(),
                    "encryption",
                    rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString()));
    return PutBucketEncryptionResponse.builder().build();
  }

  @Override
  public synchronized GetBucketEncryptionResponse getBucketEncryption(
      GetBucketEncryptionRequest request) {
    buckets.get(request.bucket());
    String algorithm = settings.get(request.bucket(), "encryption");
    ServerSideEncryptionRule rule =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(
                by -> by.sseAlgorithm(algorithm.isEmpty() ? "AES256" : algorithm))
            .build();
    return GetBucketEncryptionResponse.builder()
        .serverSideEncryptionConfiguration(all -> all.rules(rule))
        .build();
  }

  @Override
  public synchronized PutPublicAccessBlockResponse putPublicAccessBlock(
      PutPublicAccessBlockRequest request) {
    buckets.get(request.bucket());
    PublicAccessBlockConfiguration block = request.publicAccessBlockConfiguration();
    boolean all =
        block.blockPublicAcls()
            && block.blockPublicPolicy()
            && block.ignorePublicAcls()
            && block.restrictPublicBuckets();
    settings.set(request.bucket(), "publicAccess", all ? "blocked" : "open");
    return PutPublicAccessBlockResponse.builder().build();
  }

  @Override
  public synchronized GetPublicAccessBlockResponse getPublicAccessBlock(
      GetPublicAccessBlockRequest request) {
    buckets.get(request.bucket());
    boolean blocked = settings.get(request.bucket(), "publicAccess").equals("blocked");
    return GetPublicAccessBlockResponse.builder()
        .publicAccessBlockConfiguration(
            block ->
                block
                    .blockPublicAcls(blocked)
                    .blockPublicPolicy(blocked)
                    .ignorePublicAcls(blocked)
                    .restrictPublicBuckets(blocked))
        .build();
  }
}
