package io.dbrefresh.launcher.deploy;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** The bucket of what is deployed. */
public final class Bucket {
  private static final int NOT_FOUND = 404;
  private static final int NOT_MODIFIED = 412;
  private static final String WITHOUT_CONSTRAINT = "us-east-1";

  private final S3Client s3;
  private final String name;

  /** The bucket of this name. */
  public Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  /** Whether it is there, and ours. */
  public boolean exists() {
    return isThere(() -> s3.headBucket(head -> head.bucket(name)));
  }

  /** Makes it: encrypted, versioned, closed to the public. */
  public void create(String region) {
    CreateBucketRequest.Builder create = CreateBucketRequest.builder().bucket(name);
    if (!region.equals(WITHOUT_CONSTRAINT)) {
      create.createBucketConfiguration(where -> where.locationConstraint(region));
    }
    s3.createBucket(create.build());
    s3.putPublicAccessBlock(
        put ->
            put.bucket(name)
                .publicAccessBlockConfiguration(
                    all ->
                        all.blockPublicAcls(true)
                            .blockPublicPolicy(true)
                            .ignorePublicAcls(true)
                            .restrictPublicBuckets(true)));
    ServerSideEncryptionRule rule =
        ServerSideEncryptionRule.builder()
            .applyServerSideEncryptionByDefault(by -> by.sseAlgorithm(ServerSideEncryption.AES256))
            .build();
    s3.putBucketEncryption(
        put -> put.bucket(name).serverSideEncryptionConfiguration(all -> all.rules(rule)));
    s3.putBucketVersioning(
        put ->
            put.bucket(name)
                .versioningConfiguration(on -> on.status(BucketVersioningStatus.ENABLED)));
  }

  /** Uploads what is not there yet; what is, is the same, because the prefix says what it is. */
  public int upload(String prefix, List<Artifact> files, Consumer<String> told) {
    int uploaded = 0;
    for (Artifact file : files) {
      String key = prefix + file.name();
      if (!isThere(() -> s3.headObject(head -> head.bucket(name).key(key)))) {
        s3.putObject(put -> put.bucket(name).key(key), RequestBody.fromFile(file.file()));
        told.accept("s3://" + name + "/" + key);
        uploaded++;
      }
    }
    return uploaded;
  }

  private static boolean isThere(Runnable head) {
    try {
      head.run();
      return true;
    } catch (S3Exception absent) {
      if (absent.statusCode() == NOT_FOUND || absent.statusCode() == NOT_MODIFIED) {
        return false;
      }
      throw absent;
    }
  }
}
