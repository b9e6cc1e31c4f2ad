package io.dbrefresh.local.face.shape;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/**
 * Values without members as text. Times are kept to the millisecond, as the services send them.
 *
 * @param times the form of times where the shape names none
 */
public record Scalars(Format times) {
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
  private static final int MILLIS_DIGITS = 3;

  private static final Map<MarshallingType<?>, Function<String, Object>> PARSERS =
      Map.of(
          MarshallingType.STRING, text -> text,
          MarshallingType.BOOLEAN, Scalars::flag,
          MarshallingType.INTEGER, Integer::valueOf,
          MarshallingType.LONG, Long::valueOf,
          MarshallingType.SHORT, Short::valueOf,
          MarshallingType.FLOAT, Float::valueOf,
          MarshallingType.DOUBLE, Double::valueOf,
          MarshallingType.BIG_DECIMAL, BigDecimal::new,
          MarshallingType.SDK_BYTES,
              text -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text)));

  /**
   * The value that {@code text} stands for in {@code field}.
   *
   * @throws MalformedException when it stands for none
   */
  public Object parse(String text, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    try {
      if (type == MarshallingType.INSTANT) {
        return instant(text, format(field));
      }
      Function<String, Object> parser = PARSERS.get(type);
      if (parser == null) {
        throw new MalformedException(field.memberName() + " cannot be sent", null);
      }
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      throw new MalformedException(
          "The value of %s is not a %s: %s"
              .formatted(field.memberName(), type.getTargetClass().getSimpleName(), text),
          unreadable);
    }
  }

  /** {@code value} as text, as parameters, headers and XML have it. */
  public String text(Object value, SdkField<?> field) {
    if (value instanceof Instant time) {
      return text(time, format(field));
    }
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** How the times of {@code field} are written. */
  public Format format(SdkField<?> field) {
    return field
        .getOptionalTrait(TimestampFormatTrait.class)
        .map(TimestampFormatTrait::format)
        .orElse(times);
  }

  private static Boolean flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.valueOf(text);
  }

  private static Instant instant(String text, Format format) {
    return switch (format) {
      case ISO_8601 -> Instant.parse(text);
      case RFC_822 -> ZonedDateTime.parse(text, RFC_822).toInstant();
      case UNIX_TIMESTAMP -> millis(new BigDecimal(text).movePointRight(MILLIS_DIGITS));
      case UNIX_TIMESTAMP_MILLIS -> millis(new BigDecimal(text));
      default -> throw new IllegalStateException("Times are not written as " + format);
    };
  }

  private static Instant millis(BigDecimal millis) {
    return Instant.ofEpochMilli(millis.longValue());
  }

  private static String text(Instant time, Format format) {
    return switch (format) {
      case ISO_8601 -> time.truncatedTo(ChronoUnit.MILLIS).toString();
      case RFC_822 -> RFC_822.format(time);
      case UNIX_TIMESTAMP -> seconds(time).toPlainString();
      case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
      default -> throw new IllegalStateException("Times are not written as " + format);
    };
  }

  /** Seconds since 1970, with three decimals. */
  public static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), MILLIS_DIGITS);
  }

  /** The bytes of {@code text} in UTF-8. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
