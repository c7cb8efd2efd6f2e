package io.millrace.jdbc;

import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;

/** Made-up values of each type: extremes, and such as lie just inside and outside of columns. */
final class RandomValue {

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "a ",
          "abcde",
          "abcde ",
          "abcdef",
          "1",
          "2",
          "a,b",
          "b,a",
          "é",
          "🎉",
          "🎉🎉🎉🎉🎉",
          "🎉🎉🎉🎉🎉🎉",
          "\ud83d",
          "x\udf89y",
          "tab\t",
          "new\nline",
          "'",
          "\\",
          "%");

  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          -0.0,
          0.1,
          0.5,
          -1.25,
          100.0,
          1e15,
          1e16 + 2,
          1e300,
          Double.MIN_VALUE,
          Double.MAX_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          16_777_216.0,
          16_777_217.0,
          2.0);

  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.MAX,
          LocalDate.MIN,
          LocalDate.of(-43, 3, 15),
          LocalDate.of(0, 1, 1),
          LocalDate.of(1, 1, 1),
          LocalDate.of(1582, 10, 10),
          LocalDate.of(1969, 12, 31),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2038, 1, 20),
          LocalDate.of(9999, 12, 31),
          LocalDate.of(12_024, 1, 1),
          LocalDate.of(300_000, 1, 1));

  private static final List<Integer> NANOS =
      List.of(0, 0, 1, 1_000, 500_000, 1_000_000, 10_000_000, 999_999_000, 999_999_999);

  private RandomValue() {}

  static Object of(ColumnType type, Random random) {
    return switch (type) {
      case INT16 -> (short) whole(random);
      case INT32 -> (int) whole(random);
      case INT64 -> whole(random);
      case FLOAT -> one(random, DOUBLES).floatValue();
      case DOUBLE -> one(random, DOUBLES);
      case DECIMAL -> decimal(random);
      case BOOLEAN -> random.nextBoolean();
      case STRING -> one(random, TEXTS);
      case BYTES -> new byte[random.nextInt(6)];
      case DATE -> one(random, DATES);
      case TIME -> time(random);
      case TIMESTAMP ->
          random.nextInt(10) == 0 ? LocalDateTime.MAX : one(random, DATES).atTime(time(random));
      case TIMESTAMPTZ -> instant(random);
      case UUID -> new java.util.UUID(random.nextLong(), random.nextLong());
    };
  }

  private static long whole(Random random) {
    return random.nextBoolean()
        ? one(random, List.of(0L, 1L, -1L, 2L, 24L, 1901L, 2156L, 127L, 128L, 99_999L))
        : random.nextLong() >> random.nextInt(64);
  }

  private static BigDecimal decimal(Random random) {
    return new BigDecimal(
        new BigInteger(random.nextInt(80), random)
            .multiply(BigInteger.valueOf(random.nextInt(3) - 1)),
        random.nextInt(16) - 4);
  }

  private static LocalTime time(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> LocalTime.MIDNIGHT;
      case 1 -> LocalTime.MAX;
      default -> LocalTime.of(random.nextInt(24), random.nextInt(60), 59, one(random, NANOS));
    };
  }

  private static Instant instant(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> OffsetDateTime.MAX.toInstant();
      case 1 -> OffsetDateTime.MIN.toInstant();
      case 2 -> one(random, List.of(Instant.MAX, Instant.MIN, Instant.EPOCH));
      default ->
          Instant.parse("2026-06-24T14:00:26Z")
              .plusSeconds(random.nextInt())
              .plusNanos(one(random, NANOS));
    };
  }

  private static <T> T one(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
