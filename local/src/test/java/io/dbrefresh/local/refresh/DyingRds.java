package io.dbrefresh.local.refresh;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.RdsClient;

/** RDS for a run that dies after one of its changing calls. */
final class DyingRds {
  private final RdsClient rds;
  private final int deadly;
  private final List<String> changes = new ArrayList<>();

  /** Dies after the {@code deadly}-th change, from 0. */
  DyingRds(RdsClient rds, int deadly) {
    this.rds = rds;
    this.deadly = deadly;
  }

  /** The run is over, without any goodbye. */
  static final class Death extends RuntimeException {
    Death(String call) {
      super(call);
    }
  }

  /** The changes that RDS accepted. One that it refuses in a passing state is asked for again. */
  List<String> changes() {
    return List.copyOf(changes);
  }

  RdsClient client() {
    return (RdsClient)
        Proxy.newProxyInstance(
            RdsClient.class.getClassLoader(),
            new Class<?>[] {RdsClient.class},
            (proxy, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(rds, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (isChange(method.getName())) {
                changes.add(method.getName());
                if (changes.size() - 1 == deadly) {
                  throw new Death(method.getName());
                }
              }
              return answer;
            });
  }

  private static boolean isChange(String method) {
    return !method.startsWith("describe") && !method.equals("toString");
  }
}
