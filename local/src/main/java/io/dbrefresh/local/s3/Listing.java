package io.dbrefresh.local.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One page of ListObjectsV2; keys up to a delimiter are rolled up into one common prefix. */
final class Listing {
  private static final int MOST = 1000;

  private final Bucket bucket;
  private final ListObjectsV2Request request;
  private final List<S3Object> objects = new ArrayList<>();
  private final List<CommonPrefix> prefixes = new ArrayList<>();
  private @Nullable String last;

  Listing(Bucket bucket, ListObjectsV2Request request) {
    this.bucket = bucket;
    this.request = request;
  }

  ListObjectsV2Response page() {
    int most = request.maxKeys() == null ? MOST : Math.min(MOST, request.maxKeys());
    boolean truncated = false;
    String after = after();
    for (String key : bucket.keys(prefix())) {
      String entry = rolledUp(key);
      if (entry.compareTo(after) <= 0 || entry.equals(last)) {
        continue;
      }
      if (objects.size() + prefixes.size() == most) {
        truncated = true;
        break;
      }
      add(key, entry);
    }
    return response(most, truncated);
  }

  private ListObjectsV2Response response(int most, boolean truncated) {
    ListObjectsV2Response.Builder response =
        ListObjectsV2Response.builder()
            .name(request.bucket())
            .prefix(prefix())
            .delimiter(request.delimiter())
            .maxKeys(most)
            .contents(objects)
            .commonPrefixes(prefixes)
            .keyCount(objects.size() + prefixes.size())
            .continuationToken(request.continuationToken())
            .isTruncated(truncated);
    return truncated && last != null
        ? response.nextContinuationToken(token(last)).build()
        : response.build();
  }

  private void add(String key, String entry) {
    last = entry;
    if (!entry.equals(key)) {
      prefixes.add(CommonPrefix.builder().prefix(entry).build());
      return;
    }
    bucket
        .read(key)
        .ifPresent(
            content ->
                objects.add(
                    S3Object.builder()
                        .key(key)
                        .eTag(content.eTag())
                        .size(content.size())
                        .lastModified(content.lastModified().toInstant())
                        .build()));
  }

  private String rolledUp(String key) {
    String delimiter = request.delimiter();
    int end =
        delimiter == null || delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix().length());
    return end < 0 ? key : key.substring(0, end + delimiter.length());
  }

  private String prefix() {
    return request.prefix() == null ? "" : request.prefix();
  }

  private String after() {
    if (request.continuationToken() != null) {
      try {
        byte[] key = Base64.getUrlDecoder().decode(request.continuationToken());
        return new String(key, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException foreign) {
        throw Faults.other("InvalidArgument", 400, "The continuation token provided is incorrect");
      }
    }
    return request.startAfter() == null ? "" : request.startAfter();
  }

  private static String token(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
