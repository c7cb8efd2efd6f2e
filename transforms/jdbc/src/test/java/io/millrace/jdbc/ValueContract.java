package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a column would not keep as it is, is refused by row and goes to dead letters; all else is
 * kept. On every database.
 */
interface ValueContract {

  TestDatabase test();

  List<ValueCase> valueCases();

  @TestFactory
  default Stream<DynamicTest> values() {
    List<ValueCase> cases = valueCases();
    return IntStream.range(0, cases.size())
        .mapToObj(
            i -> DynamicTest.dynamicTest(cases.get(i).toString(), () -> check(cases.get(i), i)));
  }

  private void check(ValueCase value, int number) throws Exception {
    String table = "bound_" + number;
    String letters = "letters_" + number;
    test()
        .execute("CREATE TABLE %s (id integer PRIMARY KEY, v %s)".formatted(table, value.column()));
    Schema schema =
        Schema.builder()
            .addField("id", FieldType.INT32)
            .addField("v", value.from().fieldType())
            .build();
    List<Object> all = new ArrayList<>(value.kept());
    all.addAll(value.refused());
    Row[] rows =
        IntStream.range(0, all.size())
            .mapToObj(id -> Row.withSchema(schema).attachValues(id, all.get(id)))
            .toArray(Row[]::new);

    WriteRuns.of(
            Jdbc.upsert(test().database()).table(table).deadLetters(letters), RowCoder.of(schema))
        .bundle(rows)
        .publish();

    assertThat(test().query("SELECT v FROM %s ORDER BY id".formatted(table)))
        .containsExactlyElementsOf(value.stored().stream().map(List::of).toList());
    assertThat(refusals(value, letters))
        .hasSize(value.refused().size())
        .allSatisfy(
            message ->
                assertThat(message).containsIgnoringCase("column v ").contains(value.rule()));
  }

  private List<String> refusals(ValueCase value, String letters) {
    return value.refused().isEmpty()
        ? List.of()
        : test().query("SELECT message FROM " + letters).stream().map(row -> row.get(0)).toList();
  }
}
