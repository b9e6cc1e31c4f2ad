package io.dbrefresh.lambdas.recovery;

import io.dbrefresh.lambdas.StepFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** One look: what is still going on, and what turned out to be impossible. */
public final class Look {
  private final List<String> waiting = new ArrayList<>();
  private final List<String> impossible = new ArrayList<>();
  private final List<String> troubled = new ArrayList<>();

  /** One part's trouble does not keep the others from going on; false while it is waited for. */
  boolean at(String what, Supplier<Optional<String>> part) {
    try {
      Optional<String> going = part.get();
      going.ifPresent(waiting::add);
      return going.isEmpty();
    } catch (StepFailedException e) {
      impossible.add(what + ": " + e.getMessage());
      return true;
    } catch (SdkException e) {
      troubled.add(what + ": " + e.getMessage());
      return false;
    }
  }

  /** What is on its way. */
  public List<String> waiting() {
    return List.copyOf(waiting);
  }

  /** What cannot be done, however often it is tried. */
  public List<String> impossible() {
    return List.copyOf(impossible);
  }

  /** What AWS answered with an error that may not come again. */
  public List<String> troubled() {
    return List.copyOf(troubled);
  }
}
