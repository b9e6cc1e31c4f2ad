package io.dbrefresh.local.face.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Fills shapes from what came over the wire. Members that a shape does not have are left, as the
 * services leave them.
 */
public final class ShapeReader {
  private final Scalars scalars;

  /** {@code scalars} reads what has no members. */
  public ShapeReader(Scalars scalars) {
    this.scalars = scalars;
  }

  /**
   * Fills {@code builder} from {@code structure}.
   *
   * @throws MalformedException when a value has another form than its member
   */
  public void fill(SdkPojo builder, WireValue structure) {
    for (SdkField<?> field : builder.sdkFields()) {
      structure.member(field).ifPresent(value -> field.set(builder, value(field, value)));
    }
  }

  /** The value of one member. */
  public Object value(SdkField<?> field, WireValue value) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      return list(field.getRequiredTrait(ListTrait.class), value);
    }
    if (type == MarshallingType.MAP) {
      return map(field.getRequiredTrait(MapTrait.class), value);
    }
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo inner = field.constructor().get();
      fill(inner, value);
      return ((Buildable) inner).build();
    }
    return scalars.parse(value.text(), field);
  }

  private List<Object> list(ListTrait trait, WireValue value) {
    SdkField<?> member = trait.memberFieldInfo();
    List<Object> items = new ArrayList<>();
    value.items(trait).forEach(item -> items.add(value(member, item)));
    return items;
  }

  private Map<String, Object> map(MapTrait trait, WireValue value) {
    SdkField<?> member = trait.valueFieldInfo();
    Map<String, Object> entries = new LinkedHashMap<>();
    value.entries(trait).forEach((key, entry) -> entries.put(key, value(member, entry)));
    return entries;
  }
}
