package io.dbrefresh.statemachine.step;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The step protocol as JSON: instants in ISO 8601, absent values as null. */
public final class StepJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private StepJson() {}

  /** The mapper that requests, plans and answers are read and written with. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * What a task answers: {@code status}, {@code detail}, and by status {@code result}, {@code
   * progress} with {@code waitSeconds}, or {@code error}.
   *
   * @param waitSeconds how long to wait before the next look, in seconds; 0 to be called at once
   */
  public static ObjectNode encode(StepOutcome outcome, int waitSeconds) {
    ObjectNode answer = MAPPER.createObjectNode();
    if (outcome instanceof StepOutcome.Done done) {
      answer.put("status", "DONE").set("result", done.result());
    } else if (outcome instanceof StepOutcome.InProgress going) {
      answer.put("status", "IN_PROGRESS").put("waitSeconds", waitSeconds);
      answer.set("progress", going.progress());
    } else if (outcome instanceof StepOutcome.Failed failed) {
      answer.put("status", "FAILED").put("error", failed.error().errorName());
    }
    return answer.put("detail", outcome.detail());
  }
}
