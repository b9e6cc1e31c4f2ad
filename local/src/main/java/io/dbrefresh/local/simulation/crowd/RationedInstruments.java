package io.dbrefresh.local.simulation.crowd;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import io.dbrefresh.local.ModelServices;
import io.dbrefresh.local.lambda.FunctionDefinition;
import io.dbrefresh.local.lambda.Functions;
import io.dbrefresh.local.simulation.fault.Injection;
import io.dbrefresh.statemachine.step.WaitingClock;
import software.amazon.awssdk.services.rds.RdsClient;

/** Puts the quotas before what stands between handlers and services. */
record RationedInstruments(Injection injection, Rationing rationing)
    implements ModelServices.Instruments {
  @Override
  public <T> T client(Class<T> type, T client) {
    T watched = injection.client(type, client);
    return type == RdsClient.class ? type.cast(rationing.rds((RdsClient) watched)) : watched;
  }

  @Override
  public Functions functions(Functions functions) {
    Functions watched = injection.functions(functions);
    return (name, payload) -> {
      rationing.function();
      return watched.invoke(name, payload);
    };
  }

  @Override
  public WaitingClock clock() {
    return injection.clock();
  }

  @Override
  public LambdaLogger log(FunctionDefinition function) {
    return injection.log(function);
  }
}
