package io.dbrefresh.local.face.s3;

import io.dbrefresh.local.face.http.Call;
import java.io.InputStream;

/** The body of a request without what it is wrapped in for the way, checked against its sums. */
final class SentBody {
  private SentBody() {}

  static Call unwrapped(Call call) {
    boolean chunked =
        call.header("x-amz-content-sha256").orElse("").startsWith("STREAMING-")
            || call.header("Content-Encoding").orElse("").contains("aws-chunked");
    Sums sums = new Sums();
    call.headers().forEach((name, values) -> sums.expect(name, values.get(0)));
    if (!chunked) {
      return sums.isEmpty() ? call : call.with(new SummedStream(call.body(), sums));
    }
    sums.announce(call.header("x-amz-trailer").orElse(""));
    InputStream content = new ChunkedStream(call.body(), sums::expect);
    return call.with(new SummedStream(content, sums));
  }
}
