package io.dbrefresh.local.stepfunctions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sfn.model.Tag;

/** Tags as the API has them, and as they are kept. */
final class Tags {
  private Tags() {}

  static Map<String, String> of(List<Tag> tags) {
    Map<String, String> all = new LinkedHashMap<>();
    tags.forEach(tag -> all.put(tag.key(), tag.value()));
    return all;
  }

  static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
