package io.millrace.jdbc.internal.element;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Columns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.schemas.SchemaCoder;
import org.apache.beam.sdk.values.Row;

/** Rows as Beam's {@link Row}, with a nullable field for each column. */
public final class BeamRows implements RowShape<Row> {

  private static final long serialVersionUID = 1L;

  private final Columns columns;
  private final Schema schema;

  private BeamRows(Columns columns, Schema schema) {
    this.columns = columns;
    this.schema = schema;
  }

  /**
   * Rows with these columns.
   *
   * @throws IllegalArgumentException if a column's type is not read, or two have the same name
   */
  public static BeamRows of(Columns columns) {
    Schema.Builder schema = Schema.builder();
    Set<String> names = new HashSet<>();
    for (Column column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "columns must have different names, two are called %s; name one with 'as'"
                .formatted(column.name()));
      }
      schema.addField(column.name(), typeOf(column).fieldType());
    }
    return new BeamRows(columns, schema.build());
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public Coder<Row> coder(CoderRegistry coders) {
    return SchemaCoder.of(schema);
  }

  @Override
  public Decoder<Row> decoder() {
    int count = columns.asList().size();
    return rows -> {
      Object[] values = new Object[count];
      for (int i = 0; i < count; i++) {
        values[i] = rows.get(i);
      }
      return Row.withSchema(schema).attachValues(values);
    };
  }

  private static ColumnType typeOf(Column column) {
    return column
        .type()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "column %s has a type that is not read; the types that are: %s; select an"
                            .formatted(column, List.of(ColumnType.values()))
                        + " expression that casts it, or leave it out"));
  }
}
