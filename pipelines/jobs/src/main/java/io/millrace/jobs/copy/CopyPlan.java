package io.millrace.jobs.copy;

import io.millrace.jdbc.JdbcRead;
import io.millrace.jdbc.ReadPlan;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.databases.JobSource;
import io.millrace.jobs.databases.JobTarget;
import java.util.List;
import org.apache.beam.sdk.values.Row;

/**
 * A copy checked against its source.
 *
 * @param read what is read
 * @param readPlan how, for people
 * @param columns what a table for the rows would have
 */
record CopyPlan(JdbcRead<Row> read, ReadPlan readPlan, List<ColumnDefinition> columns) {

  /**
   * Looks at the source.
   *
   * @throws WrongUseException if it does not have what is to be copied
   */
  static CopyPlan of(CopyColumns wanted, JobSource source, JobTarget target, int workers) {
    return source.ask(
        () -> {
          JdbcRead<Row> read =
              wanted.isAll()
                  ? withoutGenerated(source, target)
                  : source.read().select(wanted.projection());
          List<ColumnDefinition> columns =
              read.columns().asList().stream()
                  .map(column -> ColumnDefinition.like(column.name(), column))
                  .toList();
          return new CopyPlan(read, read.plan(workers), columns);
        });
  }

  /** All columns but those that the target works out itself. */
  private static JdbcRead<Row> withoutGenerated(JobSource source, JobTarget target) {
    JdbcRead<Row> all = source.read();
    List<String> names = all.columns().names();
    List<String> generated = target.generated(names);
    return generated.isEmpty()
        ? all
        : all.select(
            names.stream()
                .filter(name -> !generated.contains(name))
                .map(source.dialect()::quote)
                .toArray(String[]::new));
  }

  /**
   * The key of a table that is created for the rows.
   *
   * @param given by the user; else the primary key of the source's table
   * @param needed whether there must be one; empty where there is none otherwise
   * @throws WrongUseException if one is needed and there is none, or its columns are not copied
   */
  List<String> keyToCreate(
      List<String> given, boolean needed, CopyColumns wanted, JobSource source) {
    Columns copied = source.ask(() -> read.columns());
    if (!given.isEmpty()) {
      return given.stream().map(name -> find(copied, name)).toList();
    }
    List<String> primaryKey = source.ask(source::primaryKey);
    List<String> names =
        primaryKey.stream()
            .flatMap(column -> wanted.nameOf(column).stream())
            .map(name -> find(copied, name))
            .toList();
    boolean whole = !primaryKey.isEmpty() && names.size() == primaryKey.size();
    if (!whole && !needed) {
      return List.of();
    }
    if (!whole) {
      throw new WrongUseException(
          "--key is missing: %s, so --createTable needs the columns that tell rows apart"
              .formatted(
                  primaryKey.isEmpty()
                      ? "the source has no primary key"
                      : "not all of the source's primary key (%s) is copied"
                          .formatted(String.join(", ", primaryKey))));
    }
    return names;
  }

  private static String find(Columns columns, String name) {
    return columns
        .find(name)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "--key: column '%s' is not copied; these are: %s".formatted(name, columns)))
        .name();
  }
}
