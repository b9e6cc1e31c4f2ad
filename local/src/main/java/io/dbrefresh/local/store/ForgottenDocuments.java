package io.dbrefresh.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Documents that nobody keeps. */
final class ForgottenDocuments implements Documents.Keeping {
  @Override
  public Optional<JsonNode> read(String name) {
    return Optional.empty();
  }

  @Override
  public void write(String name, Supplier<JsonNode> document) {}

  @Override
  public void delete(String name) {}

  @Override
  public List<String> names() {
    return List.of();
  }
}
