package io.millrace.flow.records;

import static io.millrace.flow.records.ValueCoders.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CoderException;

/** Coders of {@code java.time}. Every nanosecond and every year is kept. */
final class TimeCoders {

  private TimeCoders() {}

  static Stream<ValueCoder<?>> all() {
    return Stream.concat(moments(), calendar());
  }

  private static Stream<ValueCoder<?>> moments() {
    return Stream.of(
        key(Instant.class, TimeCoders::write, TimeCoders::readInstant),
        key(LocalDateTime.class, TimeCoders::write, TimeCoders::readLocalDateTime),
        key(
            OffsetDateTime.class,
            (value, out) -> {
              write(value.toLocalDateTime(), out);
              write(value.getOffset(), out);
            },
            in -> OffsetDateTime.of(readLocalDateTime(in), readOffset(in))),
        key(
            ZonedDateTime.class,
            (value, out) -> {
              write(value.toLocalDateTime(), out);
              write(value.getOffset(), out);
              Text.write(value.getZone().getId(), out);
            },
            in ->
                ZonedDateTime.ofInstant(
                    readLocalDateTime(in), readOffset(in), ZoneId.of(Text.read(in)))),
        key(
            Duration.class,
            (value, out) -> {
              Wire.writeSigned(value.getSeconds(), out);
              Wire.writeInt(value.getNano(), out);
            },
            in -> Duration.ofSeconds(Wire.readSigned(in), readNanos(in))));
  }

  private static Stream<ValueCoder<?>> calendar() {
    return Stream.of(
        key(
            LocalDate.class,
            (value, out) -> Wire.writeSigned(value.toEpochDay(), out),
            in -> LocalDate.ofEpochDay(Wire.readSigned(in))),
        key(
            LocalTime.class,
            (value, out) -> Wire.writeLong(value.toNanoOfDay(), out),
            in -> LocalTime.ofNanoOfDay(Wire.readLong(in))),
        key(
            OffsetTime.class,
            (value, out) -> {
              Wire.writeLong(value.toLocalTime().toNanoOfDay(), out);
              write(value.getOffset(), out);
            },
            in -> OffsetTime.of(LocalTime.ofNanoOfDay(Wire.readLong(in)), readOffset(in))),
        key(
            Period.class,
            (value, out) -> {
              Wire.writeSigned(value.getYears(), out);
              Wire.writeSigned(value.getMonths(), out);
              Wire.writeSigned(value.getDays(), out);
            },
            in ->
                Period.of(Wire.readSignedInt(in), Wire.readSignedInt(in), Wire.readSignedInt(in))),
        key(
            Year.class,
            (value, out) -> Wire.writeSigned(value.getValue(), out),
            in -> Year.of(Wire.readSignedInt(in))),
        key(
            YearMonth.class,
            (value, out) -> {
              Wire.writeSigned(value.getYear(), out);
              out.write(value.getMonthValue());
            },
            in -> YearMonth.of(Wire.readSignedInt(in), Wire.readUnsignedByte(in))),
        key(
            MonthDay.class,
            (value, out) -> {
              out.write(value.getMonthValue());
              out.write(value.getDayOfMonth());
            },
            in -> MonthDay.of(Wire.readUnsignedByte(in), Wire.readUnsignedByte(in))),
        key(ZoneOffset.class, TimeCoders::write, TimeCoders::readOffset),
        key(
            ZoneId.class,
            (value, out) -> Text.write(value.getId(), out),
            in -> ZoneId.of(Text.read(in))));
  }

  private static void write(Instant value, OutputStream out) throws IOException {
    Wire.writeSigned(value.getEpochSecond(), out);
    Wire.writeInt(value.getNano(), out);
  }

  private static Instant readInstant(InputStream in) throws IOException {
    return Instant.ofEpochSecond(Wire.readSigned(in), readNanos(in));
  }

  private static void write(LocalDateTime value, OutputStream out) throws IOException {
    write(value.toInstant(ZoneOffset.UTC), out);
  }

  private static LocalDateTime readLocalDateTime(InputStream in) throws IOException {
    return LocalDateTime.ofInstant(readInstant(in), ZoneOffset.UTC);
  }

  private static int readNanos(InputStream in) throws IOException {
    int nanos = Wire.readInt(in);
    if (nanos < 0 || nanos > 999_999_999) {
      throw new CoderException("a second has 0 to 999999999 nanoseconds, and not " + nanos);
    }
    return nanos;
  }

  private static void write(ZoneOffset value, OutputStream out) throws IOException {
    Wire.writeSigned(value.getTotalSeconds(), out);
  }

  private static ZoneOffset readOffset(InputStream in) throws IOException {
    return ZoneOffset.ofTotalSeconds(Wire.readSignedInt(in));
  }
}
