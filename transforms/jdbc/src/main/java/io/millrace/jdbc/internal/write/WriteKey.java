package io.millrace.jdbc.internal.write;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.UniqueKey;
import io.millrace.jdbc.internal.element.FieldMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Chooses the key of a write. */
public record WriteKey(
    Dialect dialect, Table table, Columns available, List<UniqueKey> uniqueKeys, FieldMatch match) {

  /**
   * The columns of a key of which there may be any number of rows.
   *
   * @param named by the user; else those of the primary key
   * @throws IllegalArgumentException if there is no such column, or no field for it
   */
  public List<Column> any(Optional<List<String>> named) {
    List<Column> key = named.map(this::find).orElseGet(this::primaryKey);
    checkWritten(key);
    return key;
  }

  /**
   * The columns of a key of which there is at most one row.
   *
   * @param named by the user; else those of the primary key
   * @throws IllegalArgumentException if there is no such column, if nothing makes the key unique,
   *     if it is not written, or if a NULL in it would add a row each time
   */
  public List<Column> unique(Optional<List<String>> named) {
    List<Column> key = named.map(this::find).orElseGet(this::primaryKey);
    Set<String> names = key.stream().map(Column::name).collect(Collectors.toSet());
    List<UniqueKey> covering =
        uniqueKeys.stream()
            .filter(unique -> new HashSet<>(unique.columns()).equals(names))
            .toList();
    if (covering.isEmpty()) {
      throw new IllegalArgumentException(
          "key (%s) of table %s must have a unique constraint over just these columns; there are %s;"
                  .formatted(Columns.of(key), table, described())
              + " add one: "
              + remedy(key));
    }
    checkWritten(key);
    checkNulls(key, covering);
    return key;
  }

  private void checkWritten(List<Column> key) {
    for (Column column : key) {
      if (!match.columns().contains(column)) {
        throw new IllegalArgumentException(
            "key column %s of table %s must be written, %s has no field of that name"
                .formatted(column, table, match.description()));
      }
    }
  }

  private void checkNulls(List<Column> key, List<UniqueKey> covering) {
    if (!covering.stream().allMatch(UniqueKey::nullsRepeat)) {
      return;
    }
    for (Column column : key) {
      if (match.mayBeNull(column)) {
        throw new IllegalArgumentException(
            ("key column %s of table %s may be NULL, and %s takes NULLs for different, so each"
                    + " repetition would add a row; make the column NOT NULL%s")
                .formatted(
                    column,
                    table,
                    covering.get(0).name(),
                    dialect.hasEqualNulls() ? ", or the NULLs equal: " + remedy(key) : ""));
      }
    }
  }

  private String remedy(List<Column> key) {
    return "ALTER TABLE %s ADD UNIQUE%s (%s)"
        .formatted(
            table.sql(),
            dialect.hasEqualNulls() ? " NULLS NOT DISTINCT" : "",
            key.stream()
                .map(column -> dialect.quote(column.name()))
                .collect(Collectors.joining(", ")));
  }

  private List<Column> find(List<String> names) {
    return names.stream()
        .map(
            name ->
                available
                    .find(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "key column '%s' is not in table %s, which has %s"
                                    .formatted(name, table, available))))
        .toList();
  }

  private List<Column> primaryKey() {
    return uniqueKeys.stream()
        .filter(UniqueKey::primary)
        .findFirst()
        .map(primary -> find(primary.columns()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "table %s has no primary key; name the columns that make the key with key(...)"
                        .formatted(table)));
  }

  private String described() {
    return uniqueKeys.isEmpty()
        ? "none"
        : uniqueKeys.stream()
            .map(unique -> "%s (%s)".formatted(unique.name(), String.join(", ", unique.columns())))
            .collect(Collectors.joining(", "));
  }
}
