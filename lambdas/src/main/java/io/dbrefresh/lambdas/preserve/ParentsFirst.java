package io.dbrefresh.lambdas.preserve;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts tables in an order in which foreign keys hold while they are filled. */
final class ParentsFirst {
  private final List<Carriage> all;
  private final Set<Carriage> ordered = new LinkedHashSet<>();
  private final Set<Carriage> visited = new LinkedHashSet<>();

  private ParentsFirst(List<Carriage> all) {
    this.all = all;
  }

  /** Tables that refer to each other in a circle stay in the order given. */
  static List<Carriage> of(List<Carriage> carriages) {
    ParentsFirst order = new ParentsFirst(carriages);
    carriages.forEach(order::visit);
    return new ArrayList<>(order.ordered);
  }

  private void visit(Carriage carriage) {
    if (visited.add(carriage)) {
      all.stream()
          .filter(
              parent ->
                  parent.temp().references().stream()
                      .anyMatch(reference -> reference.child().equals(carriage.temp().name())))
          .forEach(this::visit);
      ordered.add(carriage);
    }
  }
}
