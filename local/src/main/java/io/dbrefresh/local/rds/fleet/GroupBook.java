package io.dbrefresh.local.rds.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dbrefresh.local.store.Documents;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The groups of the region. Servers here have no parameters, options or subnets to choose from, so
 * a group of any name is taken to exist, for whatever family it is used with, until it is deleted;
 * one that was created belongs to its family.
 */
public final class GroupBook {
  private static final String FAMILY = "family";
  private static final String GONE = "gone";

  private final Documents documents;

  GroupBook(Documents documents) {
    this.documents = documents;
  }

  /** The name of a group that there is, in lower case, or the service's not-found fault. */
  public String existing(GroupKind kind, String given) {
    String name = given.toLowerCase(Locale.ROOT);
    boolean gone = entry(kind, name).map(node -> node.path(GONE).asBoolean()).orElse(false);
    if (gone || !GroupKind.wellFormed(name)) {
      throw kind.missing.apply(kind.words() + " not found: " + name);
    }
    return name;
  }

  /** The group's name, or why a database of {@code family} cannot have it. */
  public String fitting(GroupKind kind, String given, String family) {
    String name = existing(kind, given);
    family(kind, name)
        .filter(other -> !other.equals(family))
        .ifPresent(
            other -> {
              throw Faults.parameterCombination(
                  "The %s %s with family %s can't be used for this database. Use one with family %s."
                      .formatted(kind.words(), name, other, family));
            });
    return name;
  }

  /** The family that the group was created with. */
  public Optional<String> family(GroupKind kind, String name) {
    return entry(kind, name)
        .filter(node -> !node.path(GONE).asBoolean())
        .map(node -> node.path(FAMILY).asText())
        .filter(family -> !family.isEmpty());
  }

  /** The names of the groups of this kind that were created. */
  public List<String> created(GroupKind kind) {
    String prefix = kind.arn + " ";
    return documents.names().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .filter(name -> family(kind, name).isPresent())
        .toList();
  }

  /** Creates a group; {@code family} is of parameters, or an engine with its major version. */
  public String create(GroupKind kind, String given, String family) {
    String name = given.toLowerCase(Locale.ROOT);
    if (family(kind, name).isPresent() || name.startsWith("default")) {
      throw kind.exists.apply(kind.words() + " " + name + " already exists");
    }
    if (!GroupKind.wellFormed(name)) {
      throw Faults.parameterValue("The name of a group is not valid: " + name);
    }
    write(kind, name, family, false);
    return name;
  }

  /** Deletes a group that no database has; the defaults stay. */
  public void delete(GroupKind kind, String given, boolean used) {
    String name = existing(kind, given);
    if (used || name.startsWith("default")) {
      throw kind.inUse.apply(
          "The %s %s is %s and cannot be deleted."
              .formatted(kind.words(), name, used ? "in use" : "a default"));
    }
    write(kind, name, "", true);
  }

  private void write(GroupKind kind, String name, String family, boolean gone) {
    documents.write(
        kind.arn + " " + name,
        JsonNodeFactory.instance.objectNode().put(FAMILY, family).put(GONE, gone));
  }

  private Optional<JsonNode> entry(GroupKind kind, String name) {
    return documents.read(kind.arn + " " + name);
  }
}
