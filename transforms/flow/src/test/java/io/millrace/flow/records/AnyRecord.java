package io.millrace.flow.records;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Random records of any type: each component from its own type, null where it may be. */
final class AnyRecord {

  private static final Arbitrary<Long> SECONDS =
      Arbitraries.longs()
          .between(
              LocalDateTime.MIN.toEpochSecond(ZoneOffset.UTC),
              LocalDateTime.MAX.toEpochSecond(ZoneOffset.UTC));
  private static final Arbitrary<Integer> NANOS = Arbitraries.integers().between(0, 999_999_999);
  private static final Arbitrary<LocalDateTime> DATE_TIMES =
      Combinators.combine(SECONDS, NANOS)
          .as((second, nano) -> LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC));
  private static final Arbitrary<ZoneOffset> OFFSETS =
      Arbitraries.integers().between(-18 * 3600, 18 * 3600).map(ZoneOffset::ofTotalSeconds);

  private static final Map<Class<?>, Arbitrary<?>> BY_CLASS =
      Map.ofEntries(
          Map.entry(Boolean.class, Arbitraries.of(true, false)),
          Map.entry(Byte.class, Arbitraries.bytes()),
          Map.entry(Short.class, Arbitraries.shorts()),
          Map.entry(Character.class, Arbitraries.chars()),
          Map.entry(Integer.class, Arbitraries.integers()),
          Map.entry(Long.class, Arbitraries.longs()),
          Map.entry(
              Float.class,
              Arbitraries.oneOf(Arbitraries.floats(), Arbitraries.of(Float.NaN, -0.0f))),
          Map.entry(
              Double.class,
              Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.of(Double.NaN, -0.0))),
          Map.entry(String.class, Arbitraries.strings().ofMaxLength(20)),
          Map.entry(BigInteger.class, Arbitraries.bigIntegers()),
          Map.entry(
              BigDecimal.class,
              Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers())
                  .as(BigDecimal::new)),
          Map.entry(
              UUID.class,
              Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new)),
          Map.entry(Instant.class, Combinators.combine(SECONDS, NANOS).as(Instant::ofEpochSecond)),
          Map.entry(LocalDate.class, DATE_TIMES.map(LocalDateTime::toLocalDate)),
          Map.entry(LocalTime.class, DATE_TIMES.map(LocalDateTime::toLocalTime)),
          Map.entry(LocalDateTime.class, DATE_TIMES),
          Map.entry(
              OffsetDateTime.class,
              Combinators.combine(DATE_TIMES, OFFSETS).as(OffsetDateTime::of)),
          Map.entry(
              ZonedDateTime.class,
              Combinators.combine(
                      Arbitraries.longs().between(-10_000_000_000L, 10_000_000_000L),
                      Arbitraries.of("Europe/Zurich", "America/St_Johns", "UTC", "+01:00"))
                  .as((second, zone) -> Instant.ofEpochSecond(second).atZone(ZoneId.of(zone)))),
          Map.entry(
              Duration.class,
              Combinators.combine(Arbitraries.longs(), NANOS).as(Duration::ofSeconds)),
          Map.entry(
              Timestamp.class,
              Arbitraries.longs()
                  .between(-100_000_000_000L, 100_000_000_000L)
                  .map(second -> Timestamp.from(Instant.ofEpochSecond(second, 999_999_999)))),
          Map.entry(
              org.joda.time.Instant.class,
              Arbitraries.longs().map(org.joda.time.Instant::ofEpochMilli)));

  private AnyRecord() {}

  /** Records of a type. */
  static <R extends Record> Arbitrary<R> of(Class<R> type) {
    return ofComponents(TypeDescriptor.of(type)).map(values -> make(type, values));
  }

  private static Arbitrary<List<Object>> ofComponents(TypeDescriptor<?> type) {
    return Combinators.combine(
            Arrays.stream(type.getRawType().getRecordComponents())
                .map(component -> ofComponent(type, component))
                .toList())
        .as(values -> values);
  }

  private static Arbitrary<Object> ofComponent(
      TypeDescriptor<?> record, RecordComponent component) {
    Arbitrary<Object> values = ofType(record.resolveType(component.getGenericType()));
    return component.getType().isPrimitive() ? values : values.injectNull(0.1);
  }

  private static Arbitrary<Object> ofType(TypeDescriptor<?> type) {
    Class<?> raw = RecordShape.boxed(type).getRawType();
    if (BY_CLASS.containsKey(raw)) {
      return BY_CLASS.get(raw).map(value -> value);
    }
    if (raw.isRecord()) {
      return ofComponents(type).map(values -> make(raw, values));
    }
    if (raw.isEnum()) {
      return Arbitraries.of(raw.getEnumConstants()).map(value -> value);
    }
    if (raw == Map.class) {
      return Arbitraries.maps(argument(type, raw, 0), argument(type, raw, 1).injectNull(0.1))
          .ofMaxSize(4)
          .map(value -> value);
    }
    Arbitrary<Object> elements = argument(type, raw, 0);
    if (raw == Set.class) {
      return elements.injectNull(0.1).set().ofMaxSize(4).map(value -> value);
    }
    return raw == Optional.class
        ? elements.optional().map(value -> value)
        : elements.injectNull(0.1).list().ofMaxSize(10).map(value -> value);
  }

  private static Arbitrary<Object> argument(TypeDescriptor<?> type, Class<?> generic, int index) {
    return ofType(type.resolveType(generic.getTypeParameters()[index]));
  }

  private static <R> R make(Class<R> type, List<Object> values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance(values.toArray()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
