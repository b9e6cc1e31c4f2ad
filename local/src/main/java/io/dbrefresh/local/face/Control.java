package io.dbrefresh.local.face;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.dbrefresh.local.LocalRegion;
import io.dbrefresh.local.face.http.Answer;
import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.http.Refusal;
import io.dbrefresh.local.face.shape.Scalars;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/**
 * What the region does for the project's own commands and no service has: {@code PUT
 * /.dbrefresh/running/NAME} returns when the server of a database answers, {@code PUT
 * /.dbrefresh/sample/NAME} when a sample database is there; {@code cut} and {@code mend} are of a
 * region's name. No bucket can be called so.
 */
final class Control implements HttpHandler {
  static final String PATH = "/.dbrefresh/";
  private static final int DONE = 204;
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;

  private final Map<String, Consumer<String>> actions;

  Control(LocalRegion region) {
    actions =
        Map.of(
            "running",
            region::ensureRunning,
            "sample",
            region::ensureSample,
            "cut",
            name -> region.cutOff(Region.of(name)),
            "mend",
            name -> region.rejoin(Region.of(name)));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = Exchanges.call(exchange);
      Optional<Refusal> refusal = Hosts.refused(call);
      Exchanges.send(
          exchange, refusal.map(r -> text(r.status(), r.message())).orElseGet(() -> answer(call)));
    }
  }

  private Answer answer(Call call) {
    String[] parts = call.path().substring(PATH.length()).split("/");
    Consumer<String> action = actions.get(parts[0]);
    if (action == null || parts.length != 2 || !call.method().equals("PUT")) {
      return text(NOT_FOUND, "There is nothing at " + call.path());
    }
    try {
      action.accept(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      return text(DONE, "");
    } catch (RuntimeException failed) {
      return text(FAILED, String.valueOf(failed.getMessage()));
    }
  }

  private static Answer text(int status, String message) {
    return Answer.of(
        status, Map.of("Content-Type", "text/plain; charset=utf-8"), Scalars.utf8(message));
  }
}
