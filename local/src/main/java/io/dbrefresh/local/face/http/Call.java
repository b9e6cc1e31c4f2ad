package io.dbrefresh.local.face.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param path as it was sent, with its escapes
 * @param parameters those of the address, decoded, in order; one without a value has an empty one
 * @param headers by their names in lower case
 */
public record Call(
    String method,
    String path,
    Map<String, List<String>> parameters,
    Map<String, List<String>> headers,
    InputStream body) {

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The first value of a parameter. */
  public Optional<String> parameter(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** All of the body. */
  public byte[] bytes() {
    try {
      return body.readAllBytes();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The same with another body. */
  public Call with(InputStream other) {
    return new Call(method, path, parameters, headers, other);
  }

  /** The same at another path. */
  public Call at(String other) {
    return new Call(method, other, parameters, headers, body);
  }
}
