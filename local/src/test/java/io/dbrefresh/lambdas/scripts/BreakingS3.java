package io.dbrefresh.lambdas.scripts;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An S3 whose answers break off behind so many bytes, with an error or, quietly, at an end. */
final class BreakingS3 implements S3Client {
  private final S3Client whole;
  private final long after;
  private final boolean quietly;
  private final List<GetObjectRequest> requests = new ArrayList<>();

  BreakingS3(S3Client whole, long after, boolean quietly) {
    this.whole = whole;
    this.after = after;
    this.quietly = quietly;
  }

  List<GetObjectRequest> requests() {
    return requests;
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    requests.add(request);
    return whole.getObject(
        request,
        new ResponseTransformer<GetObjectResponse, T>() {
          @Override
          public T transform(GetObjectResponse response, AbortableInputStream bytes)
              throws Exception {
            return transformer.transform(
                response, AbortableInputStream.create(new Breaking(bytes), bytes));
          }

          @Override
          public boolean needsConnectionLeftOpen() {
            return transformer.needsConnectionLeftOpen();
          }
        });
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  private final class Breaking extends FilterInputStream {
    private long left = after;

    Breaking(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (left == 0 && quietly) {
        return -1;
      }
      if (left == 0) {
        throw new IOException("Connection reset");
      }
      int read = super.read(target, offset, (int) Math.min(left, count));
      left -= Math.max(0, read);
      return read;
    }
  }
}
