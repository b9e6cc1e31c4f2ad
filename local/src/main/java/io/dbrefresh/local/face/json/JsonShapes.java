package io.dbrefresh.local.face.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dbrefresh.local.face.shape.MalformedException;
import io.dbrefresh.local.face.shape.Members;
import io.dbrefresh.local.face.shape.Scalars;
import io.dbrefresh.local.face.shape.ShapeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Shapes as JSON; times are seconds since 1970 where the shape names no other form. */
public final class JsonShapes {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Scalars SCALARS = new Scalars(Format.UNIX_TIMESTAMP);
  private static final ShapeReader READER = new ShapeReader(SCALARS);

  private JsonShapes() {}

  /**
   * Fills {@code builder} from a document; an empty one fills nothing.
   *
   * @throws MalformedException when it is no JSON, or of another form than the shape
   */
  public static void fill(SdkPojo builder, byte[] document) {
    if (document.length > 0) {
      READER.fill(builder, new JsonValue(parse(document)));
    }
  }

  /** The value of the one member that a document is. */
  public static Object value(SdkField<?> field, byte[] document) {
    return READER.value(field, new JsonValue(parse(document)));
  }

  private static JsonNode parse(byte[] document) {
    try {
      return MAPPER.readTree(document);
    } catch (IOException unreadable) {
      throw new MalformedException("The request is not JSON", unreadable);
    }
  }

  /** The document of {@code node}. */
  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The members of {@code shape} that belong into the body. */
  public static ObjectNode write(SdkPojo shape) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Members.ofBody(shape)
        .forEach((field, value) -> object.set(field.unmarshallLocationName(), node(value, field)));
    return object;
  }

  /** The value of one member. */
  public static JsonNode node(Object value, SdkField<?> field) {
    if (value instanceof SdkPojo shape) {
      return write(shape);
    }
    if (value instanceof Collection<?> items) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      items.forEach(item -> array.add(node(item, member)));
      return array;
    }
    if (value instanceof Map<?, ?> entries) {
      SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      entries.forEach((key, entry) -> object.set(String.valueOf(key), node(entry, member)));
      return object;
    }
    return scalar(value, field);
  }

  private static JsonNode scalar(Object value, SdkField<?> field) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (value instanceof Boolean flag) {
      return json.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return json.numberNode(new BigDecimal(number.toString()));
    }
    if (value instanceof Instant time && SCALARS.format(field) == Format.UNIX_TIMESTAMP) {
      return json.numberNode(Scalars.seconds(time));
    }
    return json.textNode(SCALARS.text(value, field));
  }
}
