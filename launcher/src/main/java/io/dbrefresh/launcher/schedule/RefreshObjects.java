package io.dbrefresh.launcher.schedule;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Refresh files in S3. */
public final class RefreshObjects {
  private static final int NOT_FOUND = 404;
  private static final JsonMapper JSON = new JsonMapper();

  private final S3Client s3;
  private final String bucket;

  /** Those of {@code bucket}. */
  public RefreshObjects(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /**
   * Puts a file where it is read from, unless one is there that says the same.
   *
   * @return whether a new version was made
   */
  public boolean put(String key, String text) {
    if (isThere(key, text)) {
      return false;
    }
    s3.putObject(
        put -> put.bucket(bucket).key(key).contentType("application/json"),
        RequestBody.fromString(text));
    return true;
  }

  /** Whether there is an object of this key. */
  public boolean exists(String key) {
    try {
      s3.headObject(head -> head.bucket(bucket).key(key));
      return true;
    } catch (S3Exception absent) {
      if (absent.statusCode() == NOT_FOUND) {
        return false;
      }
      throw absent;
    }
  }

  private boolean isThere(String key, String text) {
    try {
      String there = s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
      return there.equals(text) || JSON.readTree(there).equals(JSON.readTree(text));
    } catch (NoSuchKeyException | IOException other) {
      return false;
    } catch (SdkException unreadable) {
      return false; // Whoever may write need not be allowed to read.
    }
  }
}
