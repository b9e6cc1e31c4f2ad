package io.dbrefresh.local.refresh;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS for a run that dies around one of its changing calls, before the call or after it. */
final class DyingRds {
  private final RdsClient rds;
  private final int deadly;
  private final boolean afterwards;
  private final List<String> changes = new ArrayList<>();

  /** Dies around the {@code deadly}-th change, from 0. */
  DyingRds(RdsClient rds, int deadly, boolean afterwards) {
    this.rds = rds;
    this.deadly = deadly;
    this.afterwards = afterwards;
  }

  /** The run is over, without any goodbye. */
  static final class Death extends RuntimeException {
    Death(String call) {
      super(call);
    }
  }

  /** The changes that were asked for. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  RdsClient client() {
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (proxy, method, arguments) -> {
              boolean dies = isChange(method.getName()) && changes.size() - 1 == deadly;
              if (dies && !afterwards) {
                throw new Death(method.getName());
              }
              Object answer;
              try {
                answer = method.invoke(rds, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (dies) {
                throw new Death(method.getName());
              }
              return answer;
            });
  }

  private boolean isChange(String method) {
    boolean change = !method.startsWith("describe") && !method.equals("toString");
    if (change) {
      changes.add(method);
    }
    return change;
  }
}
