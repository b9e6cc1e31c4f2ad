package io.dbrefresh.local.simulation.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dbrefresh.local.lambda.FunctionException;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.simulation.fault.Call.Actor;
import java.util.Optional;

/** Stands between Step Functions and the functions: every call is numbered and may meet a fault. */
final class FunctionCalls implements Functions {
  private static final JsonMapper JSON = new JsonMapper();

  private final Functions functions;
  private final Switchboard board;
  private final Invocation invocation;

  FunctionCalls(Functions functions, Switchboard board, Invocation invocation) {
    this.functions = functions;
    this.board = board;
    this.invocation = invocation;
  }

  @Override
  public String invoke(String function, String payload) {
    String name = function.substring(function.lastIndexOf(':') + 1);
    Actor actor = actor(payload);
    Call call = board.next(actor, "lambda:" + name, "", Call.Kind.FUNCTION);
    board.watch().told("the event of " + name, payload);
    Optional<Fault> fault = board.fault(call);
    try {
      return invocation.as(name, actor, () -> called(function, payload, name, fault));
    } finally {
      board.watch().happened(call);
    }
  }

  private String called(String function, String payload, String name, Optional<Fault> fault) {
    try {
      refuse(fault);
      String answer = functions.invoke(function, payload);
      board.watch().told("the answer of " + name, answer);
      return kept(fault, answer);
    } catch (FunctionException failed) {
      throw ended(failed);
    }
  }

  private static Actor actor(String payload) {
    try {
      JsonNode request = JSON.readTree(payload);
      return new Actor(request.path("run").path("name").asText(), request.path("step").asText());
    } catch (JsonProcessingException noRequest) {
      return Actor.MODEL;
    }
  }

  private void refuse(Optional<Fault> fault) {
    if (fault.isPresent()) {
      switch (fault.get()) {
        case SERVICE_ERROR:
          throw new FunctionException("Lambda.ServiceException", "Service error");
        case TOO_MANY_REQUESTS:
          throw new FunctionException("Lambda.TooManyRequestsException", "Rate exceeded");
        case CLOCK_FAST, CLOCK_SLOW:
          invocation.skew(fault.get() == Fault.CLOCK_FAST);
          break;
        default:
          break;
      }
    }
  }

  private static String kept(Optional<Fault> fault, String answer) {
    if (fault.filter(Fault.ANSWER_LOST::equals).isPresent()) {
      throw new FunctionException("Lambda.ClientExecutionTimeoutException", "Client timed out");
    }
    return answer;
  }

  private FunctionException ended(FunctionException failed) {
    if (!(failed.getCause() instanceof FunctionEnded ended)) {
      return failed;
    }
    if (ended.late()) {
      invocation.timedOut();
      return new FunctionException("Sandbox.Timedout", "Error: Task timed out");
    }
    return new FunctionException("Lambda.Unknown", "Runtime exited with error: signal: killed");
  }
}
