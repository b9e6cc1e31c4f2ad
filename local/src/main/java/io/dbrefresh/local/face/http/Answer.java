package io.dbrefresh.local.face.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered to a call.
 *
 * @param length of the body in bytes
 */
public record Answer(int status, Map<String, String> headers, InputStream body, long length) {

  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** An answer of one piece. */
  public static Answer of(int status, Map<String, String> headers, byte[] body) {
    return new Answer(status, headers, new ByteArrayInputStream(body), body.length);
  }

  /** The same with another header. */
  public Answer with(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new Answer(status, all, body, length);
  }
}
