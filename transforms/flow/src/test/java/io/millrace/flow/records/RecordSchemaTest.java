package io.millrace.flow.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.millrace.flow.records.RecordCoderTest.Nested;
import io.millrace.flow.records.RecordCoderTest.Point;
import io.millrace.flow.records.Samples.Sample;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.CoderRegistry;
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
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.beam.sdk.values.TypeParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(TestPipelineExtension.class)
class RecordSchemaTest {

  record Sale(String region, DayOfWeek day, long units, Instant at) {}

  record Opaque(Thread thread) {}

  /** Rows have nothing like these, or would lose a part of them. */
  private static final Set<String> WITHOUT_SCHEMA =
      Set.of(
          "OffsetDateTime",
          "ZonedDateTime",
          "OffsetTime",
          "Period",
          "Year",
          "YearMonth",
          "MonthDay",
          "ZoneId",
          "ZoneOffset",
          "java.sql.Date",
          "java.sql.Time",
          "org.joda.time.Duration",
          "org.joda.time.DateTime",
          "Optional",
          "KV");

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

  static Stream<Sample> samplesThatRowsHold() {
    return Samples.all().filter(sample -> !WITHOUT_SCHEMA.contains(sample.name()));
  }

  static Stream<Sample> samplesThatRowsCannotHold() {
    return Samples.all().filter(sample -> WITHOUT_SCHEMA.contains(sample.name()));
  }

  /** Their texts have half surrogate pairs, of which Beam's row coder makes question marks. */
  static Stream<Sample> samplesThatRowCodersKeep() {
    return samplesThatRowsHold()
        .filter(sample -> !Set.of("String", "char[]").contains(sample.name()));
  }

  @ParameterizedTest
  @MethodSource("samplesThatRowsHold")
  void toRow_typeThatRowsHold_comesBack(Sample sample) {
    RecordSchema<Box<Object>> schema = RecordSchema.of(box(sample.type())).orElseThrow();
    Row row = schema.toRow(new Box<>(sample.value()));

    assertThat(schema.fromRow(row).value()).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samplesThatRowCodersKeep")
  void toRow_throughBeamsRowCoder_comesBack(Sample sample) throws Exception {
    RecordSchema<Box<Object>> schema = RecordSchema.of(box(sample.type())).orElseThrow();
    Row row = throughRowCoder(schema.toRow(new Box<>(sample.value())));

    assertThat(schema.fromRow(row).value()).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samplesThatRowsHold")
  void toRow_typeThatRowsHoldNull_comesBack(Sample sample) throws Exception {
    RecordSchema<Box<Object>> schema = RecordSchema.of(box(sample.type())).orElseThrow();
    Row row = throughRowCoder(schema.toRow(new Box<>(null)));

    assertThat(schema.fromRow(row).value()).isNull();
  }

  @ParameterizedTest
  @MethodSource("samplesThatRowsCannotHold")
  void coder_typeThatRowsCannotHold_hasNoSchema(Sample sample) throws Exception {
    assertThat(RecordSchema.of(box(sample.type()))).isEmpty();
    assertThat(Records.coder(box(sample.type()), CoderRegistry.createDefault()))
        .isInstanceOf(RecordCoder.class);
  }

  @Test
  void toRow_extremes_comeBack() throws Exception {
    RecordSchema<Extremes> schema =
        RecordSchema.of(TypeDescriptor.of(Extremes.class)).orElseThrow();

    assertThat(schema.fromRow(throughRowCoder(schema.toRow(Extremes.LOW)))).isEqualTo(Extremes.LOW);
    assertThat(schema.fromRow(throughRowCoder(schema.toRow(Extremes.HIGH))))
        .isEqualTo(Extremes.HIGH);
  }

  @Test
  void schema_recordThatContainsItself_isNone() {
    SchemaRegistry registry = SchemaRegistry.createDefault();

    assertThat(catchThrowable(() -> registry.getSchema(Node.class)))
        .isInstanceOf(NoSuchSchemaException.class);
  }

  record Box<T>(T value) {}

  record Node(String name, List<Node> children) {}

  record Extremes(
      int medium,
      long large,
      double fine,
      Instant instant,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      Duration duration) {

    static final Extremes LOW =
        new Extremes(
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            Double.NaN,
            Instant.MIN,
            LocalDate.MIN,
            LocalTime.MIN,
            LocalDateTime.MIN,
            Duration.ofSeconds(Long.MIN_VALUE));

    static final Extremes HIGH =
        new Extremes(
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Instant.MAX,
            LocalDate.MAX,
            LocalTime.MAX,
            LocalDateTime.MAX,
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999));
  }

  @SuppressWarnings("unchecked") // the box has values of that type
  private static <T> TypeDescriptor<Box<Object>> box(TypeDescriptor<T> type) {
    return (TypeDescriptor<Box<Object>>)
        (TypeDescriptor<?>) new TypeDescriptor<Box<T>>() {}.where(new TypeParameter<T>() {}, type);
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
