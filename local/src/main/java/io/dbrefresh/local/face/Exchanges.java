package io.dbrefresh.local.face;

import com.sun.net.httpserver.HttpExchange;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Parameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests and answers as the JDK's server carries them. */
final class Exchanges {
  private static final int NO_BODY = -1;

  private Exchanges() {}

  static Call call(HttpExchange exchange) {
    Map<String, List<String>> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(
                Collectors.toMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
    return new Call(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Parameters.of(exchange.getRequestURI().getRawQuery()),
        headers,
        exchange.getRequestBody());
  }

  /**
   * A HEAD is told the length of a body that is not sent. What the request still has to say is read
   * first, also where it is refused: a client that was told to go on ("Expect: 100-continue") would
   * wait for somebody to read it.
   */
  static void send(HttpExchange exchange, Answer answer) throws IOException {
    readToItsEnd(exchange.getRequestBody());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    if (head) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(answer.length()));
    }
    boolean empty = head || answer.length() == 0;
    try (InputStream body = answer.body()) {
      exchange.sendResponseHeaders(answer.status(), empty ? NO_BODY : answer.length());
      if (!empty) {
        try (OutputStream out = exchange.getResponseBody()) {
          body.transferTo(out);
        }
      }
    }
  }

  /** What a service has read and closed has nothing more to say. */
  private static void readToItsEnd(InputStream body) {
    try (body) {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      return;
    }
  }
}
