package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.millrace.flow.records.RecordCoderTest.Nested;
import io.millrace.flow.records.RecordCoderTest.Point;
import io.millrace.flow.records.RecordCoderTest.Values;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.RowCoder;
import org.apache.beam.sdk.schemas.NoSuchSchemaException;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.apache.beam.sdk.schemas.SchemaRegistry;
import org.apache.beam.sdk.schemas.transforms.Group;
import org.apache.beam.sdk.schemas.transforms.Select;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.Row;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class RecordSchemaTest {

  record Sale(String region, DayOfWeek day, long units, Instant at) {}

  record Opaque(Thread thread) {}

  private static final List<Sale> SALES =
      List.of(
          new Sale("north", DayOfWeek.MONDAY, 3, Instant.EPOCH),
          new Sale("south", DayOfWeek.MONDAY, 4, Instant.MAX),
          new Sale("north", DayOfWeek.FRIDAY, 5, null));

  @Test
  void schema_components_areFieldsNullableUnlessPrimitive() throws Exception {
    Schema schema = SchemaRegistry.createDefault().getSchema(Point.class);

    assertThat(schema)
        .isEqualTo(
            Schema.builder()
                .addField("x", FieldType.INT32)
                .addNullableField("y", FieldType.INT32)
                .build());
  }

  @Test
  void toRow_everyValueType_comesBack() throws Exception {
    SchemaRegistry registry = SchemaRegistry.createDefault();
    Row row =
        throughRowCoder(
            registry.getToRowFunction(ValuesWithoutOffset.class).apply(ValuesWithoutOffset.FULL));

    assertThat(registry.getFromRowFunction(ValuesWithoutOffset.class).apply(row))
        .isEqualTo(ValuesWithoutOffset.FULL);
  }

  record ValuesWithoutOffset(
      String text,
      Integer medium,
      BigDecimal decimal,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      UUID uuid,
      DayOfWeek day) {

    static final ValuesWithoutOffset FULL = of(RecordCoderTest.FULL);

    private static ValuesWithoutOffset of(Values values) {
      return new ValuesWithoutOffset(
          values.text(),
          values.medium(),
          values.decimal(),
          values.instant(),
          LocalDate.of(2024, 2, 29),
          values.time(),
          LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_999),
          values.uuid(),
          values.day());
    }
  }

  @Test
  void toRow_nestedRecordsListsAndMaps_comeBack() throws Exception {
    SchemaRegistry registry = SchemaRegistry.createDefault();
    Nested nested = new Nested(1, List.of(new Point(1, null)), Map.of("a", new Point(2, 3)), null);

    Row row = throughRowCoder(registry.getToRowFunction(Nested.class).apply(nested));

    assertThat(registry.getFromRowFunction(Nested.class).apply(row)).isEqualTo(nested);
  }

  @Test
  void schema_componentThatRowsCannotHold_isNone() {
    SchemaRegistry registry = Pipeline.create().getSchemaRegistry();

    assertThat(catchThrowable(() -> registry.getSchema(Opaque.class)))
        .isInstanceOf(NoSuchSchemaException.class);
  }

  @Test
  void select_onRecords_givesRows(TestPipeline pipeline) {
    PCollection<String> regions =
        pipeline
            .apply(Create.of(SALES))
            .apply(Select.fieldNames("region"))
            .apply(MapElements.into(TypeDescriptors.strings()).via(row -> row.getString("region")));

    PAssert.that(regions).containsInAnyOrder("north", "south", "north");
    pipeline.run();
  }

  @Test
  void group_onRecords_aggregatesFields(TestPipeline pipeline) {
    PCollection<String> sums =
        pipeline
            .apply(Create.of(SALES))
            .apply(
                Group.<Sale>byFieldNames("region").aggregateField("units", Sum.ofLongs(), "units"))
            .apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(
                        row ->
                            row.getRow("key").getString("region")
                                + row.getRow("value").getInt64("units")));

    PAssert.that(sums).containsInAnyOrder("north8", "south4");
    pipeline.run();
  }

  private static Row throughRowCoder(Row row) throws Exception {
    return CoderUtils.clone(RowCoder.of(row.getSchema()), row);
  }
}
