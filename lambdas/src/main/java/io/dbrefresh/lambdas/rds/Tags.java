package io.dbrefresh.lambdas.rds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.Tag;

/** Tags in RDS's types. */
public final class Tags {
  private Tags() {}

  /** One RDS tag for each entry. */
  public static List<Tag> of(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  /** What RDS tags say; a tag without a value has the empty one. */
  static Map<String, String> read(List<Tag> tags) {
    return tags.stream()
        .collect(
            Collectors.toMap(
                Tag::key, tag -> Optional.ofNullable(tag.value()).orElse(""), (a, b) -> b));
  }
}
