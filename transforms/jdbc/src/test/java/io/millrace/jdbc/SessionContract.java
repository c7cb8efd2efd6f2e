package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.flow.connect.Split;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sessions are set to, on every database. */
interface SessionContract {

  TestDatabase test();

  /** A query of the day of 2024-03-10 03:30 UTC. */
  default String dayOfAPointInTime() {
    return "SELECT CAST(CAST(%s AS date) AS char(10)) AS day_of"
        .formatted(test().instant("2024-03-10 03:30:00"));
  }

  private static List<String> read(JdbcRead<Row> read) throws Exception {
    List<String> values = new ArrayList<>();
    for (Split<Row> split : read.splits(1)) {
      split.read(row -> values.add(row.getValues().toString()));
    }
    return values;
  }

  private static List<String> inZoneOfClient(String zone, JdbcRead<Row> read) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      return read(read);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Asia/Tokyo"})
  default void day_doesNotDependOnTheClient(String zone) throws Exception {
    Database database = test().database().timeZone(ZoneOffset.UTC);

    assertThat(inZoneOfClient(zone, Jdbc.read(database).query(dayOfAPointInTime())))
        .containsExactly("[2024-03-10]");
    assertThat(inZoneOfClient(zone, Jdbc.read(database).query(dayOfAPointInTime()).fetchSize(1)))
        .containsExactly("[2024-03-10]");
  }

  /** Databases whose sessions can have any zone. */
  interface AnyZone extends SessionContract {

    @Test
    default void timeZone_region() throws Exception {
      Database database = test().database().timeZone(ZoneId.of("America/New_York"));

      assertThat(read(Jdbc.read(database).query(dayOfAPointInTime())))
          .containsExactly("[2024-03-09]");
    }

    @Test
    default void timeZone_offset() throws Exception {
      assertThat(
              read(
                  Jdbc.read(test().database().timeZone(ZoneOffset.ofHoursMinutes(-3, -31)))
                      .query(dayOfAPointInTime())))
          .containsExactly("[2024-03-09]");
      assertThat(
              read(
                  Jdbc.read(test().database().timeZone(ZoneOffset.ofHoursMinutes(3, 31)))
                      .query(dayOfAPointInTime())))
          .containsExactly("[2024-03-10]");
    }
  }
}
