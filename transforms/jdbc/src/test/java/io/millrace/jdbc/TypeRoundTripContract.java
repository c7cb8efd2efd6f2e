package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.Column;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each type of a database: what is read and written again is the same, or is refused by name. */
interface TypeRoundTripContract {

  TestDatabase test();

  List<TypeCase> cases();

  /** A condition in SQL that holds if and only if two columns have the same value. */
  String same(String one, String other);

  @TestFactory
  default Stream<DynamicTest> types() {
    List<TypeCase> cases = cases();
    return IntStream.range(0, cases.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    cases.get(i).type(), () -> check(cases.get(i), "type_" + i)));
  }

  private void check(TypeCase type, String table) throws Exception {
    create(table, type);
    Column column = Jdbc.describe(test().database(), "SELECT v FROM " + table).asList().get(0);
    if (column.type().isEmpty()) {
      insert(table, 0, type.values().get(0));
      assertRefused(table);
      return;
    }
    for (int i = 0; i < type.values().size(); i++) {
      insert(table, i, type.values().get(i));
    }
    insert(table, type.values().size(), "NULL");
    assertSameAfterRoundTrip(type, table);
    for (String refused : type.refused()) {
      test().execute("DELETE FROM " + table);
      insert(table, 0, refused);
      assertRefused(table);
    }
  }

  private void assertSameAfterRoundTrip(TypeCase type, String table) throws Exception {
    String copy = table + "_copy";
    create(copy, type);
    JdbcRead<Row> read = Jdbc.read(test().database()).table(table);

    write(
        Jdbc.upsert(test().database()).table(copy).key("id"),
        read.elementCoder(CoderRegistry.createDefault()),
        elements(read));

    assertThat(elements(read.fetchSize(10))).containsExactlyInAnyOrderElementsOf(elements(read));
    String rows = Integer.toString(type.values().size() + 1);
    assertThat(
            test()
                .query(
                    "SELECT count(*) FROM %s a JOIN %s b ON a.id = b.id AND %s"
                        .formatted(table, copy, same("a.v", "b.v"))))
        .as("values that are the same: %s", test().query("SELECT * FROM " + copy))
        .containsExactly(List.of(rows));
  }

  private void assertRefused(String table) {
    assertThatThrownBy(() -> elements(Jdbc.read(test().database()).table(table)))
        .hasMessageMatching("(?is).*column v \\(.*");
  }

  private void create(String table, TypeCase type) {
    test().execute("CREATE TABLE %s (id integer PRIMARY KEY, v %s)".formatted(table, type.type()));
  }

  private void insert(String table, int id, String value) {
    test().execute("INSERT INTO %s VALUES (%d, %s)".formatted(table, id, value));
  }
}
