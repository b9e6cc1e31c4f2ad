package io.dbrefresh.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class LocalS3Test {
  @TempDir Path folder;
  Path scripts = Path.of("unused");
  S3Client client = new LocalS3(scripts, List.of(), "us-east-1");

  @BeforeEach
  void write_scripts() throws IOException {
    scripts = folder.resolve("repository/sqlscripts");
    Files.createDirectories(scripts.resolve("rdsmysql/mysqlinstd"));
    Files.writeString(scripts.resolve("rdsmysql/mysqlinstd/01script.sql"), "select 1;\n");
    Files.writeString(scripts.resolve("rdsmysql/mysqlinstd/02script.sql"), "select 2;\n");
    Files.writeString(scripts.resolve("readme.txt"), "scripts");
    Files.writeString(folder.resolve("repository/secret.txt"), "not for buckets");
    client =
        new LocalS3(
            folder.resolve("s3"),
            List.of(new Mount("awssol-bucket", "sqlscripts/", scripts)),
            "us-east-1");
    client.createBucket(request -> request.bucket("other"));
  }

  private void put(String key, String content) {
    client.putObject(request -> request.bucket("other").key(key), RequestBody.fromString(content));
  }

  private String get(String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  private List<String> keys(ListObjectsV2Response response) {
    return response.contents().stream().map(S3Object::key).toList();
  }

  @Test
  void shows_the_repositorys_scripts_as_objects() throws IOException {
    assertThat(get("awssol-bucket", "sqlscripts/rdsmysql/mysqlinstd/01script.sql"))
        .isEqualTo("select 1;\n");
    try (ResponseInputStream<GetObjectResponse> stream =
        client.getObject(request -> request.bucket("awssol-bucket").key("sqlscripts/readme.txt"))) {
      assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("scripts");
      assertThat(stream.response().contentLength()).isEqualTo(7);
      assertThat(stream.response().eTag()).isEqualTo("\"d6c5855a62cf32a4dadbc2831f0f295f\"");
    }
  }

  @Test
  void keeps_mounted_objects_from_being_written() {
    assertThatThrownBy(
            () ->
                client.putObject(
                    request -> request.bucket("awssol-bucket").key("sqlscripts/new.sql"),
                    RequestBody.fromString("drop table books;")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            denied -> {
              assertThat(denied.statusCode()).isEqualTo(403);
              assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
            });
    assertThat(scripts.resolve("new.sql")).doesNotExist();
    client.putObject(
        request -> request.bucket("awssol-bucket").key("reports/one.txt"),
        RequestBody.fromString("one"));
    assertThat(get("awssol-bucket", "reports/one.txt")).isEqualTo("one");
    assertThat(scripts.resolveSibling("reports")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlscripts/../secret.txt",
        "../secret.txt",
        "sqlscripts//readme.txt",
        "sqlscripts/rdsmysql",
        "nothing",
        "secret.txt"
      })
  void finds_no_key_outside_the_bucket(String key) {
    assertThatThrownBy(() -> get("awssol-bucket", key))
        .isInstanceOfSatisfying(
            NoSuchKeyException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey");
            });
  }

  @Test
  void follows_no_link_out_of_the_bucket() throws IOException {
    Files.createSymbolicLink(scripts.resolve("link.sql"), folder.resolve("repository/secret.txt"));
    assertThatThrownBy(() -> get("awssol-bucket", "sqlscripts/link.sql"))
        .isInstanceOf(NoSuchKeyException.class);
    assertThat(keys(client.listObjectsV2(request -> request.bucket("awssol-bucket"))))
        .doesNotContain("sqlscripts/link.sql");
  }

  @Test
  void refuses_a_bucket_that_does_not_exist() {
    assertThatThrownBy(() -> get("nobody", "a"))
        .isInstanceOf(NoSuchBucketException.class)
        .hasMessageContaining("The specified bucket does not exist");
    assertThatThrownBy(() -> get("..", "repository/secret.txt"))
        .isInstanceOf(NoSuchBucketException.class);
    assertThatThrownBy(() -> client.headBucket(request -> request.bucket("nobody")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void answers_a_version_only_while_the_content_is_the_same() {
    put("a.sql", "one");
    HeadObjectResponse first = client.headObject(request -> request.bucket("other").key("a.sql"));
    assertThat(
            client
                .getObjectAsBytes(
                    request -> request.bucket("other").key("a.sql").versionId(first.versionId()))
                .asUtf8String())
        .isEqualTo("one");
    put("a.sql", "two");
    assertThatThrownBy(
            () ->
                client.headObject(
                    request -> request.bucket("other").key("a.sql").versionId(first.versionId())))
        .isInstanceOfSatisfying(
            S3Exception.class,
            gone -> assertThat(gone.awsErrorDetails().errorCode()).isEqualTo("NoSuchVersion"));
    assertThatThrownBy(
            () ->
                client.headObject(
                    request -> request.bucket("other").key("a.sql").ifMatch(first.eTag())))
        .hasMessageContaining("pre-conditions");
    put("a.sql", "one");
    assertThat(client.headObject(request -> request.bucket("other").key("a.sql")).versionId())
        .isEqualTo(first.versionId());
  }

  @Test
  void lists_by_prefix_and_rolls_up_at_the_delimiter() {
    List.of("a/1", "a/2", "b", "c/d/3", "B").forEach(key -> put(key, key));
    assertThat(keys(client.listObjectsV2(request -> request.bucket("other"))))
        .containsExactly("B", "a/1", "a/2", "b", "c/d/3");
    ListObjectsV2Response rolledUp =
        client.listObjectsV2(request -> request.bucket("other").delimiter("/"));
    assertThat(keys(rolledUp)).containsExactly("B", "b");
    assertThat(rolledUp.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("a/", "c/");
    assertThat(keys(client.listObjectsV2(request -> request.bucket("other").prefix("a/"))))
        .containsExactly("a/1", "a/2");
  }

  @Test
  void pages_through_a_listing() {
    List.of("a/1", "a/2", "b", "c", "d/1").forEach(key -> put(key, key));
    List<String> found = new ArrayList<>();
    client
        .listObjectsV2Paginator(request -> request.bucket("other").delimiter("/").maxKeys(1))
        .forEach(
            page -> {
              assertThat(page.keyCount()).isEqualTo(1);
              page.contents().forEach(object -> found.add(object.key()));
              page.commonPrefixes().forEach(prefix -> found.add(prefix.prefix()));
            });
    assertThat(found).containsExactly("a/", "b", "c", "d/");
  }

  @Test
  void deletes_an_object_once_and_again() {
    put("a/b/c", "x");
    put("a/d", "y");
    client.deleteObject(request -> request.bucket("other").key("a/b/c"));
    client.deleteObject(request -> request.bucket("other").key("a/b/c"));
    assertThat(keys(client.listObjectsV2(request -> request.bucket("other"))))
        .containsExactly("a/d");
    put("a/b", "now a file");
    assertThat(get("other", "a/b")).isEqualTo("now a file");
  }

  @Test
  void refuses_keys_that_cannot_be_files_here() {
    put("a/b", "x");
    for (String key : List.of("a", "a/b/c", "../up", "/root", "a//b")) {
      assertThatThrownBy(() -> put(key, "y"))
          .as(key)
          .isInstanceOf(S3Exception.class)
          .hasMessageContaining("keeps objects as files");
    }
    assertThat(get("other", "a/b")).isEqualTo("x");
  }

  @Test
  void lists_buckets_and_refuses_to_create_one_twice() {
    assertThat(client.listBuckets().buckets())
        .extracting("name")
        .containsExactly("awssol-bucket", "other");
    assertThatThrownBy(() -> client.createBucket(request -> request.bucket("other")))
        .isInstanceOf(BucketAlreadyOwnedByYouException.class);
    assertThatThrownBy(() -> client.createBucket(request -> request.bucket("No_Name")))
        .hasMessageContaining("The specified bucket is not valid.");
  }
}
