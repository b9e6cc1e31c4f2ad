package io.dbrefresh.local.face.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** A value as it came over the wire, in whatever form; the shape to be filled says what it is. */
public interface WireValue {

  /** The member of a structure; empty when it was not sent. */
  Optional<WireValue> member(SdkField<?> field);

  /** The items of a list, in order. */
  List<WireValue> items(ListTrait trait);

  /** The entries of a map, in order. */
  Map<String, WireValue> entries(MapTrait trait);

  /**
   * A number, flag, time, text or base64 as text.
   *
   * @throws MalformedException when it is a structure
   */
  String text();
}
