package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * S3 of the local region: a bucket is a folder, an object a file, and folders from outside can be
 * mounted read-only. An object has one version, whose id follows from its content. Safe for use by
 * several threads; other operations throw {@link UnsupportedOperationException}.
 */
public final class LocalS3 extends ConfiguredBuckets {
  private final Path folder;
  private final Uploads uploads;
  private final String region;

  /**
   * The buckets kept in {@code folder}, which need not exist yet, and those of {@code mounts},
   * which are there without having been created.
   */
  public LocalS3(Path folder, List<Mount> mounts, String region) {
    super(new Buckets(folder, mounts), new BucketSettings(folder));
    this.folder = folder;
    this.region = region;
    uploads = new Uploads(folder);
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    if (request.partNumber() != null) {
      throw new UnsupportedOperationException("The local region's S3 offers no PartNumber");
    }
    Content content =
        content(request.bucket(), request.key(), request.versionId(), request.ifMatch());
    Optional<T> answer = new Reading(content).answer(request.range(), transformer);
    return answer.isPresent() ? answer.get() : getObject(request, transformer);
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    Content content =
        content(request.bucket(), request.key(), request.versionId(), request.ifMatch());
    return HeadObjectResponse.builder()
        .contentLength(content.size())
        .contentType("binary/octet-stream")
        .eTag(content.eTag())
        .lastModified(content.lastModified().toInstant())
        .versionId(content.versionId())
        .build();
  }

  private Content content(
      String bucket, String key, @Nullable String versionId, @Nullable String ifMatch) {
    Content content = buckets.get(bucket).read(key).orElseThrow(Faults::noSuchKey);
    if (versionId != null && !versionId.equals(content.versionId())) {
      throw Faults.noSuchVersion();
    }
    if (ifMatch != null && !ifMatch.replace("\"", "").equals(content.eTag().replace("\"", ""))) {
      throw Faults.preconditionFailed();
    }
    return content;
  }

  @Override
  public synchronized PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    refuseMetadata(request.metadata());
    Bucket bucket = buckets.get(request.bucket());
    if ("*".equals(request.ifNoneMatch()) && bucket.read(request.key()).isPresent()) {
      throw Faults.preconditionFailed();
    }
    Path written = written(body);
    try {
      bucket.put(request.key(), written);
    } finally {
      removeLeftover(written);
    }
    Content content = content(request.bucket(), request.key(), null, null);
    return PutObjectResponse.builder().eTag(content.eTag()).versionId(content.versionId()).build();
  }

  private static void refuseMetadata(Map<String, String> metadata) {
    if (!metadata.isEmpty()) {
      throw new UnsupportedOperationException("The local region's S3 keeps no user metadata");
    }
  }

  /** Beside the buckets, so that an object is either the old one or the new one. */
  private Path written(RequestBody body) {
    Path beside = beside();
    try (InputStream content = body.contentStreamProvider().newStream()) {
      copy(content, beside);
      return beside;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot write below " + folder + ": " + failed.getMessage(), failed);
    }
  }

  private Path beside() {
    try {
      return Files.createTempFile(Files.createDirectories(folder), ".", ".tmp");
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "Cannot write below " + folder + ": " + failed.getMessage(), failed);
    }
  }

  /** What has come of a body that breaks off is removed. */
  private static void copy(InputStream content, Path beside) throws IOException {
    boolean complete = false;
    try {
      Files.copy(content, beside, StandardCopyOption.REPLACE_EXISTING);
      complete = true;
    } finally {
      if (!complete) {
        removeLeftover(beside);
      }
    }
  }

  private static void removeLeftover(Path written) {
    try {
      Files.deleteIfExists(written);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot delete " + written, failed);
    }
  }

  /** The bucket is looked at; metadata is refused as {@link #putObject} refuses it. */
  @Override
  public synchronized CreateMultipartUploadResponse createMultipartUpload(
      CreateMultipartUploadRequest request) {
    refuseMetadata(request.metadata());
    buckets.get(request.bucket());
    return CreateMultipartUploadResponse.builder()
        .bucket(request.bucket())
        .key(request.key())
        .uploadId(uploads.begin())
        .build();
  }

  @Override
  public UploadPartResponse uploadPart(UploadPartRequest request, RequestBody body) {
    Path written = written(body);
    try {
      String eTag = uploads.put(request.uploadId(), request.partNumber(), written);
      return UploadPartResponse.builder().eTag(eTag).build();
    } finally {
      removeLeftover(written);
    }
  }

  /** The object has the entity tag of its content, as one that was sent in one piece. */
  @Override
  public synchronized CompleteMultipartUploadResponse completeMultipartUpload(
      CompleteMultipartUploadRequest request) {
    Path whole = beside();
    try {
      uploads.complete(request.uploadId(), request.multipartUpload().parts(), whole);
      buckets.get(request.bucket()).put(request.key(), whole);
      uploads.remove(request.uploadId());
    } finally {
      removeLeftover(whole);
    }
    Content content = content(request.bucket(), request.key(), null, null);
    return CompleteMultipartUploadResponse.builder()
        .bucket(request.bucket())
        .key(request.key())
        .eTag(content.eTag())
        .versionId(content.versionId())
        .build();
  }

  @Override
  public synchronized AbortMultipartUploadResponse abortMultipartUpload(
      AbortMultipartUploadRequest request) {
    uploads.remove(request.uploadId());
    return AbortMultipartUploadResponse.builder().build();
  }

  @Override
  public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    buckets.get(request.bucket()).delete(request.key());
    return DeleteObjectResponse.builder().build();
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    return new Listing(buckets.get(request.bucket()), request).page();
  }

  @Override
  public synchronized CreateBucketResponse createBucket(CreateBucketRequest request) {
    buckets.create(request.bucket());
    return CreateBucketResponse.builder().location("/" + request.bucket()).build();
  }

  @Override
  public HeadBucketResponse headBucket(HeadBucketRequest request) {
    buckets.get(request.bucket());
    return HeadBucketResponse.builder().bucketRegion(region).build();
  }

  @Override
  public ListBucketsResponse listBuckets(ListBucketsRequest request) {
    return ListBucketsResponse.builder()
        .buckets(
            buckets.names().stream()
                .map(
                    name ->
                        software.amazon.awssdk.services.s3.model.Bucket.builder()
                            .name(name)
                            .creationDate(buckets.creationTime(name))
                            .build())
                .toList())
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
