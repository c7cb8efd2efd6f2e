package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What keys with a NULL in them do, on every database whose constraints can take NULLs for equal.
 */
interface NullKeyContract {

  TestDatabase test();

  record Place(String country, String city, int people) {}

  record Sales(String region, BigDecimal revenue) {}

  @BeforeEach
  default void places() {
    test()
        .execute(
            "DROP TABLE IF EXISTS places",
            "CREATE TABLE places (country varchar(9), city varchar(9), people integer,"
                + " UNIQUE NULLS NOT DISTINCT (city, country))");
  }

  private JdbcWrite<Place> placeWrite() {
    return Jdbc.upsert(test().database(), Place.class).table("places").key("country", "city");
  }

  @Test
  default void write_nullKeysTwice() throws Exception {
    List<Place> elements =
        List.of(new Place(null, "Rome", 1), new Place("IT", null, 2), new Place(null, null, 3));

    write(placeWrite(), null, elements, elements);

    assertThat(test().query("SELECT country, city, people FROM places ORDER BY people"))
        .containsExactly(
            Arrays.asList(null, "Rome", "1"),
            Arrays.asList("IT", null, "2"),
            Arrays.asList(null, null, "3"));
  }

  @Test
  default void write_nullKeyTwiceInABatch() throws Exception {
    write(placeWrite(), null, List.of(new Place(null, "Rome", 1), new Place(null, "Rome", 2)));

    assertThat(test().query("SELECT country, city, people FROM places"))
        .containsExactly(Arrays.asList(null, "Rome", "2"));
  }

  @Test
  default void create_nullableKey() throws Exception {
    boolean created =
        Tables.create(
            test().database(),
            "sales",
            List.of(
                ColumnDefinition.of("region", ColumnType.STRING),
                ColumnDefinition.of("revenue", ColumnType.DECIMAL)),
            List.of("region"));

    List<Sales> elements =
        List.of(
            new Sales(null, new BigDecimal("0.1")),
            new Sales("north", new BigDecimal("12345678901234567890.123")));
    write(
        Jdbc.upsert(test().database(), Sales.class).table("sales").key("region"),
        null,
        elements,
        elements);

    assertThat(created).isTrue();
    assertThat(test().query("SELECT region, revenue FROM sales ORDER BY revenue"))
        .containsExactly(Arrays.asList(null, "0.1"), List.of("north", "12345678901234567890.123"));
  }
}
