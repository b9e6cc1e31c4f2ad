package io.dbrefresh.lambdas.global;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.lambdas.lock.Lock;
import io.dbrefresh.statemachine.global.Lag;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Writes how a global database stands. */
final class GlobalStatusJson {
  private final ObjectNode json;

  GlobalStatusJson(ObjectNode json) {
    this.json = json;
    json.putArray("members");
  }

  void global(GlobalView view) {
    json.put("status", view.cluster().status())
        .put("engine", view.cluster().engine())
        .put("engineVersion", view.cluster().engineVersion())
        .put("deletionProtection", Boolean.TRUE.equals(view.cluster().deletionProtection()));
    if (view.isSwitching()) {
      json.put("switching", view.standing());
    }
  }

  void side(Side side, Map<String, Lag> lags) {
    ObjectNode member =
        json.withArray("members")
            .addObject()
            .put("cluster", side.place().cluster())
            .put("region", side.place().region())
            .put("arn", side.place().arn())
            .put("role", side.role())
            .put("status", side.resync() ? "pending-resync" : side.status());
    side.unreachable().ifPresent(why -> member.put("unreachable", why));
    side.cluster().ifPresent(it -> member.put("engineVersion", it.engineVersion()));
    boolean replicates = side.member() && !side.writer();
    Optional.ofNullable(lags.get(side.place().region()))
        .filter(lag -> replicates)
        .ifPresent(lag -> lag(member, lag));
    side.writerAddress().ifPresent(at -> member.put("endpoint", at.host()).put("port", at.port()));
    ArrayNode instances = member.putArray("instances");
    for (DBInstance instance : side.instances()) {
      instances
          .addObject()
          .put("identifier", instance.dbInstanceIdentifier())
          .put("class", instance.dbInstanceClass())
          .put("status", instance.dbInstanceStatus());
    }
  }

  private static void lag(ObjectNode member, Lag lag) {
    member
        .put("lagSeconds", lag.millis() / 1000.0)
        .put("lagAsOf", lag.calculatedAt().toString())
        .put("lagFresh", lag.isFresh());
  }

  /** Why nobody said how far the secondaries are behind. */
  void silence(String why) {
    json.put("lagUnknown", why);
  }

  void lock(Lock.Holder holder) {
    json.putObject("lock")
        .put("owner", holder.owner())
        .put("execution", holder.executionArn())
        .put("since", holder.acquiredAt());
  }
}
