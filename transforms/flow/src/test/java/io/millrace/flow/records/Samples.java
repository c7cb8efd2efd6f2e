package io.millrace.flow.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;

/** A component of every type, with the bytes that it has for ever, and whether keys may have it. */
@SuppressWarnings("JavaUtilDate") // they are component types too
final class Samples {

  private Samples() {}

  /** What a key does with a type: the third column of the table in {@link RecordCoder}. */
  enum InKeys {
    YES,
    NO,
    BY_CONTENT
  }

  /** One type: as the table names it, a value, the value's bytes in hexadecimal digits. */
  record Sample(String name, TypeDescriptor<?> type, Object value, String bytes, InKeys key) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An enum whose constants have classes of their own. */
  enum Sign {
    PLUS {
      @Override
      int of(int number) {
        return number;
      }
    },
    MINUS {
      @Override
      int of(int number) {
        return -number;
      }
    };

    abstract int of(int number);
  }

  record Point(int x, Integer y) {}

  static Stream<Sample> all() {
    return Stream.of(basic(), times(), oldTimes(), arrays(), parts()).flatMap(part -> part);
  }

  private static Stream<Sample> basic() {
    return Stream.of(
        yes("Boolean", Boolean.class, true, "01"),
        yes("Byte", Byte.class, (byte) -2, "fe"),
        yes("Short", Short.class, (short) -2, "fffe"),
        yes("Integer", Integer.class, -1, "ffffffff0f"),
        yes("Long", Long.class, 300L, "ac02"),
        yes("Character", Character.class, 'ÿ', "ff01"),
        no("Float", Float.class, -0.0f, "80000000"),
        no("Double", Double.class, Double.NaN, "7ff8000000000000"),
        yes("String", String.class, "aé🙂\ud83d", "0a" + "61" + "c3a9" + "f09f9982" + "eda0bd"),
        yes("BigInteger", BigInteger.class, BigInteger.valueOf(-129), "02" + "ff7f"),
        yes(
            "BigDecimal",
            BigDecimal.class,
            new BigDecimal("-12345678901234567890.10"),
            "04" + "09" + "bd12edc4f427dfc5ee"),
        yes(
            "UUID",
            UUID.class,
            UUID.fromString("00000000-0000-0001-ffff-fffffffffffe"),
            "0000000000000001" + "fffffffffffffffe"),
        yes("enum", Sign.class, Sign.MINUS, "05" + hex("MINUS")));
  }

  private static Stream<Sample> times() {
    LocalDateTime dateTime = LocalDateTime.parse("1969-12-31T23:59:58.000000001");
    return Stream.of(
        yes("Instant", Instant.class, Instant.ofEpochSecond(-2, 1), "03" + "01"),
        yes("LocalDateTime", LocalDateTime.class, dateTime, "03" + "01"),
        yes("Duration", Duration.class, Duration.ofSeconds(1, 128), "02" + "8001"),
        yes(
            "OffsetDateTime",
            OffsetDateTime.class,
            dateTime.atOffset(ZoneOffset.ofHours(-1)),
            "03" + "01" + "9f38"),
        yes(
            "ZonedDateTime",
            ZonedDateTime.class,
            dateTime.atZone(ZoneId.of("Europe/Zurich")),
            "03" + "01" + "a038" + "0d" + hex("Europe/Zurich")),
        yes("LocalDate", LocalDate.class, LocalDate.of(1969, 12, 31), "01"),
        yes("LocalTime", LocalTime.class, LocalTime.ofNanoOfDay(128), "8001"),
        yes(
            "OffsetTime",
            OffsetTime.class,
            LocalTime.ofNanoOfDay(1).atOffset(ZoneOffset.ofTotalSeconds(1)),
            "01" + "02"),
        yes("Period", Period.class, Period.of(1, -2, 3), "02" + "03" + "06"),
        yes("Year", Year.class, Year.of(-44), "57"),
        yes("YearMonth", YearMonth.class, YearMonth.of(10_000, 12), "a09c01" + "0c"),
        yes("MonthDay", MonthDay.class, MonthDay.of(2, 29), "02" + "1d"),
        yes("ZoneId", ZoneId.class, ZoneId.of("UTC"), "03" + hex("UTC")),
        yes("ZoneOffset", ZoneOffset.class, ZoneOffset.ofTotalSeconds(-1), "01"));
  }

  private static Stream<Sample> oldTimes() {
    Timestamp timestamp = new Timestamp(-1);
    timestamp.setNanos(999_999_999);
    return Stream.of(
        yes("java.sql.Timestamp", Timestamp.class, timestamp, "01" + "ff93ebdc03"),
        yes("java.sql.Date", java.sql.Date.class, new java.sql.Date(1), "02"),
        yes("java.sql.Time", java.sql.Time.class, new java.sql.Time(-1), "01"),
        yes("java.util.Date", Date.class, new Date(2), "04"),
        yes(
            "org.joda.time.Instant",
            org.joda.time.Instant.class,
            org.joda.time.Instant.ofEpochMilli(-2),
            "03"),
        yes(
            "org.joda.time.Duration",
            org.joda.time.Duration.class,
            org.joda.time.Duration.millis(3),
            "06"),
        yes(
            "org.joda.time.DateTime",
            DateTime.class,
            new DateTime(1, DateTimeZone.forID("Asia/Tokyo")),
            "02" + "0a" + hex("Asia/Tokyo")));
  }

  private static Stream<Sample> arrays() {
    return Stream.of(
        content("byte[]", byte[].class, new byte[] {1, -1}, "02" + "01ff"),
        content("boolean[]", boolean[].class, new boolean[] {true, false}, "02" + "0100"),
        content("short[]", short[].class, new short[] {1, -1}, "04" + "0001ffff"),
        content("char[]", char[].class, new char[] {'a', '\ud83d'}, "04" + "0061d83d"),
        content("int[]", int[].class, new int[] {-2}, "04" + "fffffffe"),
        content("long[]", long[].class, new long[] {3}, "08" + "0000000000000003"),
        no("float[]", float[].class, new float[] {1}, "04" + "3f800000"),
        no("double[]", double[].class, new double[] {1}, "08" + "3ff0000000000000"),
        content(
            "Object[]",
            String[].class,
            new String[] {"a", null, "b"},
            "07" + "02" + "0161" + "0162"));
  }

  private static Stream<Sample> parts() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", null);
    return Stream.of(
        sample(
            "List",
            new TypeDescriptor<List<Integer>>() {},
            Arrays.asList(1, 2, null),
            "07" + "04" + "01" + "02",
            InKeys.YES),
        sample(
            "Optional",
            new TypeDescriptor<Optional<Integer>>() {},
            Optional.of(5),
            "01" + "05",
            InKeys.YES),
        sample(
            "KV",
            new TypeDescriptor<KV<Integer, String>>() {},
            KV.of(5, null),
            "01" + "05" + "00",
            InKeys.YES),
        sample("Set", new TypeDescriptor<Set<Integer>>() {}, Set.of(7), "02" + "07", InKeys.NO),
        sample(
            "Collection",
            new TypeDescriptor<Collection<Integer>>() {},
            List.of(7, 8),
            "04" + "07" + "08",
            InKeys.NO),
        sample(
            "Map",
            new TypeDescriptor<Map<String, Integer>>() {},
            map,
            "04" + "0162" + "0161" + "05" + "02" + "01",
            InKeys.NO),
        sample(
            "record", TypeDescriptor.of(Point.class), new Point(1, null), "01" + "01", InKeys.YES));
  }

  private static Sample yes(String name, Class<?> type, Object value, String bytes) {
    return sample(name, TypeDescriptor.of(type), value, bytes, InKeys.YES);
  }

  private static Sample no(String name, Class<?> type, Object value, String bytes) {
    return sample(name, TypeDescriptor.of(type), value, bytes, InKeys.NO);
  }

  private static Sample content(String name, Class<?> type, Object value, String bytes) {
    return sample(name, TypeDescriptor.of(type), value, bytes, InKeys.BY_CONTENT);
  }

  private static Sample sample(
      String name, TypeDescriptor<?> type, Object value, String bytes, InKeys key) {
    return new Sample(name, type, value, bytes, key);
  }

  private static String hex(String ascii) {
    return HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
