package io.dbrefresh.local.face.rest;

import io.dbrefresh.local.face.http.Call;
import io.dbrefresh.local.face.shape.Members;
import io.dbrefresh.local.face.shape.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** What of a request or an answer is not in the body: path, parameters, headers, status. */
public final class Bindings {
  private static final Scalars IN_HEADERS = new Scalars(Format.RFC_822);
  private static final Scalars IN_ADDRESSES = new Scalars(Format.ISO_8601);

  private Bindings() {}

  /** Fills {@code request} from path, parameters and headers. */
  public static void fill(SdkPojo request, Call call, Map<String, String> path) {
    for (SdkField<?> field : request.sdkFields()) {
      String name = field.locationName();
      switch (field.location()) {
        case PATH, GREEDY_PATH -> one(request, field, path.get(name), IN_ADDRESSES);
        case QUERY_PARAM -> several(request, field, call.parameters().get(name), IN_ADDRESSES);
        case HEADER -> header(request, field, call);
        default -> {
          // In the body.
        }
      }
    }
  }

  private static void one(
      SdkPojo request, SdkField<?> field, @Nullable String text, Scalars scalars) {
    if (text != null) {
      field.set(request, scalars.parse(text, field));
    }
  }

  private static void several(
      SdkPojo request, SdkField<?> field, @Nullable List<String> texts, Scalars scalars) {
    if (texts == null) {
      return;
    }
    if (field.marshallingType() == MarshallingType.LIST) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      field.set(request, texts.stream().map(text -> scalars.parse(text, member)).toList());
    } else if (field.marshallingType() != MarshallingType.MAP) {
      one(request, field, texts.get(0), scalars);
    }
  }

  /** A map's entries are the headers that begin with its name. */
  private static void header(SdkPojo request, SdkField<?> field, Call call) {
    String name = field.locationName().toLowerCase(Locale.ROOT);
    if (field.marshallingType() != MarshallingType.MAP) {
      several(request, field, values(call, name, field), IN_HEADERS);
      return;
    }
    Map<String, String> entries = new LinkedHashMap<>();
    call.headers()
        .forEach(
            (header, values) -> {
              if (header.startsWith(name)) {
                entries.put(header.substring(name.length()), values.get(0));
              }
            });
    if (!entries.isEmpty()) {
      field.set(request, entries);
    }
  }

  private static @Nullable List<String> values(Call call, String name, SdkField<?> field) {
    List<String> values = call.headers().get(name);
    return values != null && field.marshallingType() == MarshallingType.LIST
        ? values.stream().flatMap(value -> Stream.of(value.split(","))).map(String::strip).toList()
        : values;
  }

  /** The headers that {@code response} stands for. */
  public static Map<String, String> headers(SdkPojo response) {
    Map<String, String> headers = new LinkedHashMap<>();
    Members.of(response, MarshallLocation.HEADER)
        .forEach(
            (field, value) -> {
              String name = field.unmarshallLocationName();
              if (field.containsTrait(MapTrait.class)) {
                ((Map<?, ?>) value)
                    .forEach((key, entry) -> headers.put(name + key, entry.toString()));
              } else if (value instanceof List<?> items) {
                headers.put(name, joined(items));
              } else {
                headers.put(name, IN_HEADERS.text(value, field));
              }
            });
    return headers;
  }

  private static String joined(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The status that {@code response} names, where it does. */
  public static Optional<Integer> status(SdkPojo response) {
    return Members.of(response, MarshallLocation.STATUS_CODE).values().stream()
        .map(Integer.class::cast)
        .findFirst();
  }

  /** The member that is the whole body, where there is one. */
  public static Optional<SdkField<?>> payload(SdkPojo shape) {
    List<SdkField<?>> found = new ArrayList<>(shape.sdkFields());
    found.removeIf(field -> !field.containsTrait(PayloadTrait.class));
    return found.stream().findFirst();
  }
}
