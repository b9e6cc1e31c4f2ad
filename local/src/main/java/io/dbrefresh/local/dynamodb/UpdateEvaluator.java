package io.dbrefresh.local.dynamodb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Carries out an update expression. Every operand is read from the item as it was before; elements
 * are removed from the end of a list first, so that indexes mean the list as it was.
 */
final class UpdateEvaluator {
  private final Map<String, AttributeValue> before;

  UpdateEvaluator(Map<String, AttributeValue> before) {
    this.before = before;
  }

  Map<String, AttributeValue> apply(List<UpdateAction> actions) {
    Map<String, AttributeValue> item = before;
    for (UpdateAction action : inOrder(actions)) {
      item = apply(item, action);
    }
    return item;
  }

  private static List<UpdateAction> inOrder(List<UpdateAction> actions) {
    List<UpdateAction> ordered = new ArrayList<>(actions);
    ordered.sort(Comparator.comparingInt(UpdateEvaluator::rank));
    return ordered;
  }

  private static int rank(UpdateAction action) {
    if (!(action instanceof UpdateAction.Remove)) {
      return Integer.MIN_VALUE;
    }
    return action.path().last() instanceof AttributePath.Index index ? -index.index() : 0;
  }

  private Map<String, AttributeValue> apply(Map<String, AttributeValue> item, UpdateAction action) {
    if (action instanceof UpdateAction.Set set) {
      return PathWriter.put(item, set.path(), value(set.operand()));
    }
    if (action instanceof UpdateAction.Add add) {
      Arithmetic.requireAddable(add.value());
      AttributeValue sum =
          add.path().in(before).map(old -> Arithmetic.add(old, add.value())).orElse(add.value());
      return PathWriter.put(item, add.path(), sum);
    }
    if (action instanceof UpdateAction.Delete delete) {
      return delete(item, delete);
    }
    return PathWriter.remove(item, action.path());
  }

  /** A set has at least one element: when the last one goes, the attribute goes. */
  private Map<String, AttributeValue> delete(
      Map<String, AttributeValue> item, UpdateAction.Delete delete) {
    Arithmetic.requireSet(delete.value());
    return delete
        .path()
        .in(before)
        .map(
            old ->
                Arithmetic.without(old, delete.value())
                    .map(left -> PathWriter.put(item, delete.path(), left))
                    .orElseGet(() -> PathWriter.remove(item, delete.path())))
        .orElse(item);
  }

  private AttributeValue value(Operand operand) {
    if (operand instanceof Operand.Constant constant) {
      return constant.value();
    }
    if (operand instanceof Operand.IfNotExists choice) {
      return choice.path().in(before).orElseGet(() -> value(choice.otherwise()));
    }
    if (operand instanceof Operand.ListAppend append) {
      return Arithmetic.append(value(append.first()), value(append.second()));
    }
    if (operand instanceof Operand.Sum sum) {
      return Arithmetic.sum(value(sum.left()), value(sum.right()), sum.minus());
    }
    return ((Operand.Attribute) operand)
        .path()
        .in(before)
        .orElseThrow(
            () ->
                Faults.validation(
                    "The provided expression refers to an attribute that does not exist in the"
                        + " item"));
  }
}
