package io.dbrefresh.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Hands out an object, or a part of it, as a stream from its file. */
record Reading(Content content) {

  /** What the reader makes of it; empty where the object was replaced since it was looked at. */
  <T> Optional<T> answer(
      @Nullable String header, ResponseTransformer<GetObjectResponse, T> transformer) {
    ByteRange range = ByteRange.of(header, content.size());
    GetObjectResponse response = response(range);
    InputStream whole = content.open();
    if (!content.isCurrent()) {
      closed(whole);
      return Optional.empty();
    }
    return Optional.of(transformed(transformer, response, range, whole));
  }

  private static <T> T transformed(
      ResponseTransformer<GetObjectResponse, T> transformer,
      GetObjectResponse response,
      ByteRange range,
      InputStream whole) {
    boolean leftOpen = false;
    try {
      T answer =
          transformer.transform(
              response, AbortableInputStream.create(range.in(whole), () -> closed(whole)));
      leftOpen = transformer.needsConnectionLeftOpen();
      return answer;
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw SdkClientException.create(thrown.getMessage(), thrown);
    } finally {
      if (!leftOpen) {
        closed(whole);
      }
    }
  }

  private GetObjectResponse response(ByteRange range) {
    return GetObjectResponse.builder()
        .acceptRanges("bytes")
        .contentLength(range.length())
        .contentRange(range.partial() ? range.of(content.size()) : null)
        .contentType("binary/octet-stream")
        .eTag(content.eTag())
        .lastModified(content.lastModified().toInstant())
        .versionId(content.versionId())
        .build();
  }

  private static void closed(InputStream bytes) {
    try {
      bytes.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
