package io.dbrefresh.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Handlers as projects write them. */
final class Handlers {
  private Handlers() {}

  /** Answers its event, its clock, its context, and how often this instance was used. */
  static final class Echo implements RequestStreamHandler {
    private final Clock clock;
    private int used;

    Echo() {
      throw new IllegalStateException("Reads an environment that is not here");
    }

    Echo(Clock clock) {
      this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
        throws IOException {
      context.getLogger().log("echoing");
      String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
      String said =
          "{\"event\":%s,\"time\":\"%s\",\"function\":\"%s\",\"left\":%d,\"memory\":%d,\"used\":%d}"
              .formatted(
                  text,
                  clock.instant(),
                  context.getInvokedFunctionArn(),
                  context.getRemainingTimeInMillis(),
                  context.getMemoryLimitInMB(),
                  ++used);
      answer.write(said.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What {@link Mapped} is asked. */
  record Question(String name) {}

  /** What {@link Mapped} answers. */
  record Answer(String greeting) {}

  static final class Mapped implements RequestHandler<Question, Answer> {
    @Override
    public Answer handleRequest(Question question, Context context) {
      return new Answer("hello " + question.name());
    }
  }

  static final class Failing implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
      throw new UnsupportedOperationException("on purpose");
    }
  }

  static final class Slow implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
      try {
        new CountDownLatch(1).await(1, TimeUnit.MINUTES);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static final class Greedy implements RequestStreamHandler {
    Greedy(StringBuilder nothingTheRegionHas) {
      nothingTheRegionHas.append("x");
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {}
  }
}
