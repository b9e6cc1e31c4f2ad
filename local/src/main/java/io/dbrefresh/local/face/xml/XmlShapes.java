package io.dbrefresh.local.face.xml;

import io.dbrefresh.local.face.shape.Members;
import io.dbrefresh.local.face.shape.Scalars;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes shapes as XML; times are ISO 8601 where the shape names no other form. */
public final class XmlShapes {
  private static final Scalars SCALARS = new Scalars(Format.ISO_8601);

  private final XmlText xml;

  /** Writes into {@code xml}. */
  public XmlShapes(XmlText xml) {
    this.xml = xml;
  }

  /** The members of {@code shape} that belong into the body, one element each. */
  public void members(SdkPojo shape) {
    Members.ofBody(shape)
        .forEach((field, value) -> member(field.unmarshallLocationName(), value, field));
  }

  private void member(String name, Object value, SdkField<?> field) {
    if (value instanceof Collection<?> items) {
      list(name, items, field.getRequiredTrait(ListTrait.class));
    } else if (value instanceof Map<?, ?> entries) {
      map(name, entries, field.getRequiredTrait(MapTrait.class));
    } else if (value instanceof SdkPojo shape) {
      xml.element(name, () -> members(shape));
    } else {
      xml.element(name, SCALARS.text(value, field));
    }
  }

  private void list(String name, Collection<?> items, ListTrait trait) {
    SdkField<?> member = trait.memberFieldInfo();
    if (trait.isFlattened()) {
      items.forEach(item -> member(name, item, member));
      return;
    }
    String each = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
    xml.element(name, () -> items.forEach(item -> member(each, item, member)));
  }

  private void map(String name, Map<?, ?> entries, MapTrait trait) {
    if (trait.isFlattened()) {
      entries.forEach((key, value) -> entry(name, key, value, trait));
      return;
    }
    xml.element(name, () -> entries.forEach((key, value) -> entry("entry", key, value, trait)));
  }

  private void entry(String name, Object key, Object value, MapTrait trait) {
    xml.element(
        name,
        () -> {
          xml.element(trait.keyLocationName(), String.valueOf(key));
          member(trait.valueLocationName(), value, trait.valueFieldInfo());
        });
  }
}
