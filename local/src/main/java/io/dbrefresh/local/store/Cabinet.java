package io.dbrefresh.local.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where a service of the region keeps its documents: one drawer for each kind. */
@FunctionalInterface
public interface Cabinet {

  /**
   * The documents of one kind.
   *
   * @param name a relative path; the same name gives the same documents
   */
  Documents drawer(String name);

  /** In {@code folder}, which need not exist yet; a drawer is a folder in it. */
  static Cabinet in(Path folder) {
    return name -> new Documents(folder.resolve(name));
  }

  /** In memory, for use by one thread. */
  static Cabinet inMemory() {
    Map<String, Documents> drawers = new HashMap<>();
    return name -> drawers.computeIfAbsent(name, any -> Documents.inMemory());
  }

  /** Nowhere: for services that hold in memory all that they write. */
  static Cabinet nowhere() {
    Documents none = Documents.forgotten();
    return name -> none;
  }
}
