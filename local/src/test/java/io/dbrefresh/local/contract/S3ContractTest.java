package io.dbrefresh.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbrefresh.local.s3.LocalS3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What is asked of S3: objects, conditions, ranges, uploads in parts, listings in pages. */
class S3ContractTest {
  private static final int PART = 5 * 1024 * 1024;

  @TempDir Path folder;
  private final String bucket = Unique.name();

  private S3Client open(Place place) {
    S3Client client =
        place.client(S3Client.class, () -> new LocalS3(folder, List.of(), "us-east-1"));
    client.createBucket(r -> r.bucket(bucket));
    if (place.shared()) {
      place.atEnd(() -> remove(client));
    }
    return client;
  }

  private void remove(S3Client client) {
    client
        .listObjectsV2(r -> r.bucket(bucket))
        .contents()
        .forEach(object -> client.deleteObject(r -> r.bucket(bucket).key(object.key())));
    client.deleteBucket(r -> r.bucket(bucket));
  }

  private void put(S3Client client, String key, String content) {
    client.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(content));
  }

  private String get(S3Client client, String key) {
    return client.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asUtf8String();
  }

  @Contract
  void an_object_comes_back_under_any_key(Place place) {
    S3Client client = open(place);
    for (String key : List.of("a", "b/c d/+ü&?#=%.sql", "empty")) {
      put(client, key, key.equals("empty") ? "" : "select 'ü';\n");
      assertThat(get(client, key)).isEqualTo(key.equals("empty") ? "" : "select 'ü';\n");
    }
    assertThat(client.headObject(r -> r.bucket(bucket).key("a")).contentLength()).isEqualTo(13);
    assertThat(client.headObject(r -> r.bucket(bucket).key("empty")).contentLength()).isZero();
  }

  @Contract
  void a_range_is_answered_with_where_it_is(Place place) {
    S3Client client = open(place);
    put(client, "a", "0123456789");

    for (String[] each :
        List.of(
            new String[] {"bytes=2-4", "234", "bytes 2-4/10"},
            new String[] {"bytes=7-", "789", "bytes 7-9/10"},
            new String[] {"bytes=-2", "89", "bytes 8-9/10"})) {
      var answer = client.getObjectAsBytes(r -> r.bucket(bucket).key("a").range(each[0]));
      assertThat(answer.asUtf8String()).isEqualTo(each[1]);
      assertThat(answer.response().contentRange()).isEqualTo(each[2]);
    }
    assertThatThrownBy(
            () -> client.getObjectAsBytes(r -> r.bucket(bucket).key("a").range("bytes=10-")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(416);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
            });
  }

  @Contract
  void parts_become_one_object(Place place) {
    S3Client client = open(place);
    String id = client.createMultipartUpload(r -> r.bucket(bucket).key("a")).uploadId();
    List<CompletedPart> parts = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      int part = number;
      String eTag =
          client
              .uploadPart(
                  r -> r.bucket(bucket).key("a").uploadId(id).partNumber(part),
                  RequestBody.fromBytes(new byte[part == 1 ? PART : 1]))
              .eTag();
      parts.add(CompletedPart.builder().partNumber(part).eTag(eTag).build());
    }
    client.completeMultipartUpload(
        r -> r.bucket(bucket).key("a").uploadId(id).multipartUpload(u -> u.parts(parts)));

    assertThat(client.headObject(r -> r.bucket(bucket).key("a")).contentLength())
        .isEqualTo(PART + 1);
    assertThatThrownBy(
            () -> client.abortMultipartUpload(r -> r.bucket(bucket).key("a").uploadId(id + "0")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            unknown -> assertThat(unknown.awsErrorDetails().errorCode()).isEqualTo("NoSuchUpload"));
  }

  @Contract
  void conditions_are_looked_at(Place place) {
    S3Client client = open(place);
    put(client, "a", "one");
    String first = client.headObject(r -> r.bucket(bucket).key("a")).eTag();
    put(client, "a", "two");

    assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket(bucket).key("a").ifMatch(first)))
        .isInstanceOfSatisfying(
            S3Exception.class, failed -> assertThat(failed.statusCode()).isEqualTo(412));
    assertThatThrownBy(
            () ->
                client.putObject(
                    r -> r.bucket(bucket).key("a").ifNoneMatch("*"), RequestBody.fromString("3")))
        .isInstanceOfSatisfying(
            S3Exception.class, failed -> assertThat(failed.statusCode()).isEqualTo(412));
    assertThat(get(client, "a")).isEqualTo("two");
  }

  @Contract
  void listings_go_by_prefix_and_delimiter_in_pages(Place place) {
    S3Client client = open(place);
    List.of("a/1", "a/2", "b", "c/d/3", "B").forEach(key -> put(client, key, key));

    List<String> found = new ArrayList<>();
    client
        .listObjectsV2Paginator(r -> r.bucket(bucket).delimiter("/").maxKeys(1))
        .forEach(
            page -> {
              page.contents().forEach(object -> found.add(object.key()));
              page.commonPrefixes().forEach(prefix -> found.add(prefix.prefix()));
            });
    assertThat(found).containsExactly("B", "a/", "b", "c/");
    assertThat(client.listObjectsV2(r -> r.bucket(bucket).prefix("a/")).contents())
        .extracting("key")
        .containsExactly("a/1", "a/2");
  }

  @Contract
  void a_bucket_goes_when_nothing_is_in_it(Place place) {
    S3Client client = open(place);
    String other = bucket + "-2";
    client.createBucket(r -> r.bucket(other));
    client.putObject(r -> r.bucket(other).key("a"), RequestBody.fromString("a"));

    assertThatThrownBy(() -> client.deleteBucket(r -> r.bucket(other)))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refused -> {
              assertThat(refused.statusCode()).isEqualTo(409);
              assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty");
            });
    client.deleteObject(r -> r.bucket(other).key("a"));
    client.deleteBucket(r -> r.bucket(other));
    assertThatThrownBy(() -> client.deleteBucket(r -> r.bucket(other)))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Contract
  void faults_are_the_services(Place place) {
    S3Client client = open(place);

    assertThatThrownBy(() -> get(client, "none")).isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.headObject(r -> r.bucket(bucket).key("none")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.listObjectsV2(r -> r.bucket(bucket + "-none")))
        .isInstanceOf(NoSuchBucketException.class);
    client.deleteObject(r -> r.bucket(bucket).key("none"));
  }
}
