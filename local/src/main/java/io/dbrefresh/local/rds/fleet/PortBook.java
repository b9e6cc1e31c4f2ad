package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.store.Documents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Which name has which port. A port belongs to a name, not to a database: a name keeps it when its
 * database is deleted or renamed, so that from refresh to refresh a name answers at one port.
 *
 * <p>The database that replaces another is restored under the other's name with {@code temp} behind
 * it, and the old one is put aside under the name with {@code old} behind it. A port that is asked
 * for a name that ends in {@code temp} is meant for the name without the ending, which gets it.
 */
public final class PortBook {
  private static final String NAME = "ports";
  private static final String TEMPORARY = "temp";
  private static final String ASIDE = "old";
  private static final int HIGHEST = 65535;

  private final Documents documents;
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  PortBook(Documents documents) {
    this.documents = documents;
    documents
        .read(NAME)
        .ifPresent(
            book ->
                book.properties()
                    .forEach(entry -> ports.put(entry.getKey(), entry.getValue().intValue())));
  }

  /** The port of {@code name}, if it was ever given one. */
  public synchronized OptionalInt of(String name) {
    Integer port = ports.get(name);
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /** Whether a name has this port. */
  synchronized boolean given(int port) {
    return ports.containsValue(port);
  }

  /** The port of {@code name}; one that has none gets {@code asked}, or the next that is free. */
  synchronized int assign(String name, int asked, IntPredicate free) {
    Integer has = ports.get(name);
    if (has != null) {
      return has;
    }
    without(TEMPORARY, name)
        .filter(base -> !ports.containsKey(base))
        .ifPresent(base -> ports.put(base, next(asked, free)));
    int port = next(asked, free);
    ports.put(name, port);
    save();
    return port;
  }

  /** Gives {@code name} another port, the next one that is free: its own is taken by somebody. */
  synchronized int reassign(String name, IntPredicate free) {
    Integer had = ports.remove(name);
    int port = next(had == null ? 1024 : had + 1, free);
    ports.put(name, port);
    save();
    return port;
  }

  /** Gives {@code name} the port {@code asked}, or the next that is free. */
  synchronized int change(String name, int asked, IntPredicate free) {
    ports.remove(name);
    int port = next(asked, free);
    ports.put(name, port);
    save();
    return port;
  }

  /** Whether a database has this name only until it gets, or since it had, its lasting one. */
  synchronized boolean passing(String name) {
    return without(TEMPORARY, name).isPresent()
        || without(ASIDE, name).filter(ports::containsKey).isPresent();
  }

  private static Optional<String> without(String ending, String name) {
    return Optional.of(name)
        .filter(it -> it.endsWith(ending))
        .map(it -> it.substring(0, it.length() - ending.length()))
        .filter(base -> !base.endsWith(":"));
  }

  private int next(int from, IntPredicate free) {
    for (int port = from; port <= HIGHEST; port++) {
      if (!ports.containsValue(port) && free.test(port)) {
        return port;
      }
    }
    throw Faults.parameterValue("No port from " + from + " on is free.");
  }

  private void save() {
    ObjectNode book = JsonNodeFactory.instance.objectNode();
    ports.forEach(book::put);
    documents.write(NAME, book);
  }
}
