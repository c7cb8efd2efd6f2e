package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.List;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A name is a name and a value a value, whatever is in them, on every database. */
interface HostileNamesContract {

  TestDatabase test();

  static List<String> hostileNames() {
    return List.of(
        "Order; DROP TABLE canary",
        "x\"; DROP TABLE canary; --",
        "x'; DROP TABLE canary; --",
        "x`; DROP TABLE canary; --",
        "x) AS q; DROP TABLE canary; --",
        "a.b",
        "select",
        "MixedCase",
        "per%cent %s %1$s",
        "question? ?? :colon $1 ${x}",
        "{fn now()}",
        "/* comment",
        "-- comment",
        "back\\slash\\",
        "tab\tand\nline",
        "Zürich 東京",
        "a");
  }

  @BeforeEach
  default void canary() {
    test().execute("DROP TABLE IF EXISTS canary", "CREATE TABLE canary (alive integer)");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  default void namesAndValues(String name) throws Exception {
    String table = '"' + name.replace("\"", "\"\"") + '"';
    String value = name + "\u2028'\"🎉";
    List<ColumnDefinition> columns =
        List.of(
            ColumnDefinition.of("id", ColumnType.INT64).notNull(),
            ColumnDefinition.of(name, ColumnType.STRING));
    Tables.create(test().database(), table, columns, List.of("id"));
    Schema schema = Schema.builder().addInt64Field("id").addNullableStringField(name).build();
    SchemaCoder<Row> coder = SchemaCoder.of(schema);
    Row first = Row.withSchema(schema).addValues(1L, value).build();
    Row second = Row.withSchema(schema).addValues(2L, null).build();

    for (WriteMode mode : WriteMode.values()) {
      WriteRuns.of(Jdbc.write(test().database(), mode).table(table), coder)
          .bundle(mode == WriteMode.INSERT ? first : second)
          .publish();
      if (mode == WriteMode.INSERT) {
        assertThat(DirectRuns.elements(Jdbc.read(test().database()).table(table).splitInto(3)))
            .extracting(row -> row.getValue(1))
            .containsExactly(value);
      }
    }

    assertThat(DirectRuns.elements(Jdbc.read(test().database()).table(table).splitInto(3)))
        .extracting(row -> row.getValue(0), row -> row.getValue(1))
        .containsExactly(tuple(2L, null));
    assertThat(Tables.exists(test().database(), "canary")).isTrue();
  }
}
