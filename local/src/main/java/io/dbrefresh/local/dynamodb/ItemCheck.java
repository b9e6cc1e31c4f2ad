package io.dbrefresh.local.dynamodb;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Refuses items that the service would not store ("Constraints", "Data types"). */
final class ItemCheck {
  private static final int DIGITS = 38;

  private ItemCheck() {}

  static void check(Map<String, AttributeValue> item) {
    item.values().forEach(ItemCheck::check);
    if (Sizes.item(item) > Sizes.LARGEST_ITEM) {
      throw Faults.validation("Item size has exceeded the maximum allowed size");
    }
  }

  private static void check(AttributeValue value) {
    switch (value.type()) {
      case N:
        checkNumber(value.n());
        break;
      case M:
        value.m().values().forEach(ItemCheck::check);
        break;
      case L:
        value.l().forEach(ItemCheck::check);
        break;
      case SS:
      case NS:
      case BS:
        checkSet(Values.elements(value).orElse(List.of()));
        break;
      case UNKNOWN_TO_SDK_VERSION:
        throw Faults.validation(
            "Supplied AttributeValue is empty, must contain exactly one of the supported"
                + " datatypes");
      default:
        break;
    }
  }

  private static void checkNumber(String number) {
    if (Values.decimal(number).stripTrailingZeros().precision() > DIGITS) {
      throw Faults.validation("Attempting to store more than 38 significant digits in a Number");
    }
  }

  private static void checkSet(List<AttributeValue> elements) {
    if (elements.isEmpty()) {
      throw Faults.validation("One or more parameter values were invalid: A set may not be empty");
    }
    elements.forEach(ItemCheck::check);
    if (elements.stream().map(Values::canonical).distinct().count() != elements.size()) {
      throw Faults.validation(
          "One or more parameter values were invalid: Input collection contains duplicates.");
    }
  }
}
