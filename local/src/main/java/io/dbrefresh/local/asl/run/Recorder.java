package io.dbrefresh.local.asl.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.asl.history.History;
import org.jspecify.annotations.Nullable;

/** Where a strand's events go. */
interface Recorder {
  /** Records an event and says its id. */
  long add(long previousId, String type, @Nullable ObjectNode details);

  /** Whether no further event fits. */
  boolean isFull();

  static Recorder to(History history) {
    return new Recorder() {
      @Override
      public long add(long previousId, String type, @Nullable ObjectNode details) {
        return history.add(previousId, type, details);
      }

      @Override
      public boolean isFull() {
        return history.isFull();
      }
    };
  }
}
