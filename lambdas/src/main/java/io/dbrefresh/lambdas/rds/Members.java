package io.dbrefresh.lambdas.rds;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Sets members of requests by the names that the service's API has for them, so that what instances
 * and clusters share is written once.
 */
final class Members {
  private Members() {}

  /** The member of this name, where the request has it. */
  static Optional<SdkField<?>> find(SdkPojo request, String member) {
    for (SdkField<?> field : request.sdkFields()) {
      if (field.memberName().equals(member)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /**
   * Sets a member.
   *
   * @throws IllegalArgumentException when the request has no such member
   */
  static void set(SdkPojo request, String member, Object value) {
    find(request, member)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    request.getClass().getName() + " has no member " + member))
        .set(request, value);
  }
}
