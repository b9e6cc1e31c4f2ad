package io.dbrefresh.local.simulation.invariant;

import io.dbrefresh.local.simulation.fault.Call;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;

/** Something that holds in every run. Each method answers how it is broken, or empty. */
public interface Invariant {
  /** Its number in the list. */
  int number();

  /** What holds, in words. */
  String sentence();

  /** After each call and each event. */
  default Optional<String> now(Scene scene) {
    return Optional.empty();
  }

  /** Before a handler asks a service to change something. */
  default Optional<String> changing(Scene scene, Call call, SdkRequest request) {
    return Optional.empty();
  }

  /** When text was written where others can read it. */
  default Optional<String> told(Scene scene, String where, String text) {
    return Optional.empty();
  }

  /** When all executions have ended and nothing moves any more. */
  default Optional<String> settled(Scene scene) {
    return Optional.empty();
  }
}
