package io.millrace.flow.records;

import static io.millrace.flow.records.ValueCoders.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.util.Date;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CoderException;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.chrono.ISOChronology;

/**
 * Coders of the times of old code, as milliseconds since the epoch whatever the time zone: JDBC's,
 * and Joda's, which are Beam's.
 */
@SuppressWarnings("JavaUtilDate") // that is what others' records have
final class OldTimeCoders {

  private OldTimeCoders() {}

  static Stream<ValueCoder<?>> all() {
    return Stream.concat(dates(), joda());
  }

  private static Stream<ValueCoder<?>> dates() {
    return Stream.of(
        key(
            Timestamp.class,
            (value, out) -> {
              write(value, Timestamp.class, out);
              Wire.writeInt(value.getNanos(), out);
            },
            in -> {
              Timestamp value = new Timestamp(Wire.readSigned(in));
              value.setNanos(Wire.readInt(in));
              return value;
            }),
        key(
            java.sql.Date.class,
            (value, out) -> write(value, java.sql.Date.class, out),
            in -> new java.sql.Date(Wire.readSigned(in))),
        key(
            java.sql.Time.class,
            (value, out) -> write(value, java.sql.Time.class, out),
            in -> new java.sql.Time(Wire.readSigned(in))),
        key(
            Date.class,
            (value, out) -> write(value, Date.class, out),
            in -> new Date(Wire.readSigned(in))));
  }

  private static Stream<ValueCoder<?>> joda() {
    return Stream.of(
        key(
            org.joda.time.Instant.class,
            (value, out) -> Wire.writeSigned(value.getMillis(), out),
            in -> org.joda.time.Instant.ofEpochMilli(Wire.readSigned(in))),
        key(
            org.joda.time.Duration.class,
            (value, out) -> Wire.writeSigned(value.getMillis(), out),
            in -> org.joda.time.Duration.millis(Wire.readSigned(in))),
        key(DateTime.class, OldTimeCoders::write, OldTimeCoders::readDateTime));
  }

  /** A subclass would come back as what was declared, without its nanoseconds. */
  private static void write(Date value, Class<?> declared, OutputStream out) throws IOException {
    if (value.getClass() != declared) {
      throw new CoderException(
          "a %s where a %s is declared; declare the class that the values have"
              .formatted(value.getClass().getName(), declared.getName()));
    }
    Wire.writeSigned(value.getTime(), out);
  }

  private static void write(DateTime value, OutputStream out) throws IOException {
    if (!value.getChronology().withUTC().equals(ISOChronology.getInstanceUTC())) {
      throw new CoderException(
          "a DateTime in the calendar %s; only the ISO calendar has an encoding"
              .formatted(value.getChronology()));
    }
    Wire.writeSigned(value.getMillis(), out);
    Text.write(value.getZone().getID(), out);
  }

  private static DateTime readDateTime(InputStream in) throws IOException {
    return new DateTime(Wire.readSigned(in), DateTimeZone.forID(Text.read(in)));
  }
}
