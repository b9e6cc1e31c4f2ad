package io.dbrefresh.local.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** JSON documents by name: in a folder, where they outlive the process, or in memory. */
public final class Documents {
  private final Keeping keeping;

  /** The documents in {@code folder}, which need not exist yet. */
  public Documents(Path folder) {
    this(new FolderDocuments(folder));
  }

  private Documents(Keeping keeping) {
    this.keeping = keeping;
  }

  /** Documents that are kept as long as they are referred to; for use by one thread. */
  static Documents inMemory() {
    return new Documents(new MemoryDocuments());
  }

  /** Documents of somebody who keeps all in memory himself: none is ever there. */
  static Documents forgotten() {
    return new Documents(new ForgottenDocuments());
  }

  /** The document called {@code name}, if there is one. */
  public Optional<JsonNode> read(String name) {
    return keeping.read(name);
  }

  /** Writes the document called {@code name}, in place of the one before it. */
  public void write(String name, JsonNode document) {
    keeping.write(name, () -> document);
  }

  /** As {@link #write(String, JsonNode)}, for a document that takes time to make. */
  public void write(String name, Supplier<JsonNode> document) {
    keeping.write(name, document);
  }

  /** Removes the document called {@code name}, if there is one. */
  public void delete(String name) {
    keeping.delete(name);
  }

  /** The names of all documents, sorted. */
  public List<String> names() {
    return keeping.names();
  }

  /** Where documents are. */
  interface Keeping {
    Optional<JsonNode> read(String name);

    void write(String name, Supplier<JsonNode> document);

    void delete(String name);

    List<String> names();
  }
}
