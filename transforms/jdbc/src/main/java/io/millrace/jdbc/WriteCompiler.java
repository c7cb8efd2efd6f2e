package io.millrace.jdbc;

import io.millrace.flow.connect.SinkPublisher;
import io.millrace.jdbc.dialect.BatchWrite;
import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Table;
import io.millrace.jdbc.dialect.TableName;
import io.millrace.jdbc.dialect.value.ValueRule;
import io.millrace.jdbc.internal.element.Elements;
import io.millrace.jdbc.internal.element.FieldMatch;
import io.millrace.jdbc.internal.read.Queries;
import io.millrace.jdbc.internal.read.Select;
import io.millrace.jdbc.internal.value.ColumnRules;
import io.millrace.jdbc.internal.write.Staging;
import io.millrace.jdbc.internal.write.WriteJob;
import io.millrace.jdbc.internal.write.WriteKey;
import io.millrace.jdbc.internal.write.WriteTarget;
import io.millrace.jdbc.internal.write.fence.Fence;
import io.millrace.jdbc.internal.write.letter.DeadLetterTable;
import io.millrace.jdbc.internal.write.publish.DirectPublisher;
import io.millrace.jdbc.internal.write.publish.NamedRun;
import io.millrace.jdbc.internal.write.publish.RunTable;
import io.millrace.jdbc.internal.write.publish.StagedPublisher;
import io.millrace.jdbc.internal.write.table.Ids;
import io.millrace.jdbc.internal.write.table.WriteRights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Makes writers of a {@link JdbcWrite}, and checks it against the database.
 *
 * @param <T> the elements
 */
final class WriteCompiler<T> {

  private final JdbcWrite<T> write;

  WriteCompiler(JdbcWrite<T> write) {
    if (write.table == null) {
      throw new IllegalStateException(
          "%s must have a table, has none; set it".formatted(write.mode));
    }
    this.write = write;
  }

  /** Where and how the elements will be written. */
  WriteTarget target(Elements<T> elements) {
    return write.database.with((connection, dialect) -> target(connection, dialect, elements));
  }

  /** Whether the key's columns tell apart all that Java does. */
  boolean comparesKeysExactly(Elements<T> elements) {
    return write.database.with(
        (connection, dialect) -> {
          WriteTarget target = target(connection, dialect, elements);
          for (Column column : target.key()) {
            if (!dialect.comparesExactly(connection, target.table(), column)) {
              return false;
            }
          }
          return true;
        });
  }

  /**
   * Opens writers of one run.
   *
   * @param pipeline tells the pipeline that they are part of from all others
   * @param jobs is told what they do
   */
  WriteOpener<T> opener(Elements<T> elements, String pipeline, Consumer<WriteJob<T>> jobs) {
    return write.database.with(
        (connection, dialect) -> {
          WriteTarget target = target(connection, dialect, elements);
          WriteJob<T> job = job(connection, elements, target, pipeline);
          jobs.accept(job);
          return new WriteOpener<>(job, place(connection));
        });
  }

  private static String place(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
  }

  /** What ends the write of these writers; empty if nothing is left to be done then. */
  Optional<SinkPublisher> publisher(WriteOpener<T> opener) {
    WriteJob<T> job = opener.job();
    if (write.isStaged()) {
      return Optional.of(
          write.database.with((connection, dialect) -> staged(connection, dialect, job)));
    }
    return job.deadLetters().isPresent() || job.fence().isPresent()
        ? Optional.of(new DirectPublisher(job))
        : Optional.empty();
  }

  private StagedPublisher staged(Connection connection, Dialect dialect, WriteJob<T> job)
      throws SQLException {
    Table table = job.target().table();
    dialect.checkTransactional(connection, table);
    return new StagedPublisher(
        job,
        write.database.readConnections(write.database.timeZone(connection, dialect)),
        RunTable.beside(connection, dialect, table).checkRights(connection),
        write.mode == WriteMode.REPLACE,
        write.runId == null ? null : NamedRun.of(write.runId, table));
  }

  private WriteJob<T> job(
      Connection connection, Elements<T> elements, WriteTarget target, String pipeline)
      throws SQLException {
    Dialect dialect = target.dialect();
    Table table = target.table();
    Optional<NamedRun> named =
        Optional.ofNullable(write.runId).map(name -> NamedRun.of(name, table));
    long run = named.map(NamedRun::newAttempt).orElseGet(WriteJob::newRun);
    return new WriteJob<>(
        run,
        write.database.writeConnections(write.database.timeZone(connection, dialect)),
        elements,
        target,
        write.limits,
        Fence.of(
                connection,
                dialect,
                table,
                run,
                named.map(NamedRun::number).orElseGet(() -> Ids.of(pipeline)),
                write.concurrent)
            .orElse(null),
        write.isStaged() ? new Staging(dialect, table, target.columns(), run) : null,
        deadLetters(connection, dialect, table));
  }

  /** Why writers are not refused that go on when their job has ended; empty if they are. */
  Optional<String> unguarded() {
    TableName name = TableName.parse(write.table);
    return write.database.with(
        (connection, dialect) -> {
          Optional<Table> table = name.find(connection, dialect);
          return table.isEmpty()
              ? Optional.empty()
              : Fence.missing(connection, dialect, table.get());
        });
  }

  /** Has the writers of a job refused from now on. */
  void abandon(WriteJob<T> job) {
    if (job.fence().isPresent()) {
      write.database.with(
          (connection, dialect) -> {
            connection.setAutoCommit(false);
            job.fence().get().abandon(connection);
            connection.commit();
            return job;
          });
    }
  }

  /** How many rows the run of this name has added to the table; empty if it has not ended well. */
  OptionalLong published() {
    TableName name = TableName.parse(write.table);
    return write.database.with(
        (connection, dialect) -> {
          Table table = name.get(connection, dialect);
          return RunTable.rows(connection, dialect, table, NamedRun.of(write.runId, table));
        });
  }

  private DeadLetterTable deadLetters(Connection connection, Dialect dialect, Table target)
      throws SQLException {
    if (write.deadLetters == null) {
      return null;
    }
    if (TableName.parse(write.deadLetters)
        .find(connection, dialect)
        .filter(target::equals)
        .isPresent()) {
      throw new IllegalArgumentException(
          "deadLetters must be another table than the one that is written to, is %s; name a table"
                  .formatted(write.deadLetters)
              + " that is not there, it will be created");
    }
    return DeadLetterTable.of(
            connection, dialect, write.deadLetters, write.getKindString(), write.deadLetterLimit)
        .checkRights(connection);
  }

  private WriteTarget target(Connection connection, Dialect dialect, Elements<T> elements)
      throws SQLException {
    Table table = TableName.parse(write.table).get(connection, dialect);
    Columns columns = Queries.describe(connection, dialect, Select.fromTable(dialect, table).sql());
    FieldMatch match = FieldMatch.of(elements, columns, table);
    List<Column> key =
        write.mode.hasKey() ? key(connection, dialect, table, columns, match) : List.of();
    if (write.mode.addsRows()) {
      match.checkComplete(dialect.requiredColumns(connection, table), table);
    }
    List<Column> written = write.mode == WriteMode.DELETE ? key : match.columns();
    checkGiven(connection, dialect, table, match, key);
    List<Integer> fields = written.stream().map(match.columns()::indexOf).toList();
    BatchWrite statement = statement(connection, dialect, table, written, key);
    checkRights(
        new WriteRights(connection, dialect, table, write.mode.grants()), statement, written);
    return new WriteTarget(
        dialect,
        table,
        written,
        fields,
        key,
        rules(dialect.valueRules(connection, table, written), written, key),
        statement);
  }

  private void checkRights(WriteRights rights, BatchWrite statement, List<Column> columns)
      throws SQLException {
    rights.checkTarget(statement.sql(), write.mode == WriteMode.REPLACE);
    if (write.isStaged()) {
      rights.checkCreate(
          new Staging(rights.dialect(), rights.target(), columns, 0).createSql().get(0),
          "where rows wait until all are there");
    }
  }

  private void checkGiven(
      Connection connection, Dialect dialect, Table table, FieldMatch match, List<Column> key)
      throws SQLException {
    List<Column> others = match.columns().stream().filter(column -> !key.contains(column)).toList();
    boolean overwrites = write.mode == WriteMode.UPSERT || write.mode == WriteMode.UPDATE;
    List<Column> added = write.mode.addsRows() ? match.columns() : others;
    match.checkGiven(
        write.mode == WriteMode.DELETE ? List.of() : added,
        overwrites ? others : List.of(),
        dialect.generatedColumns(connection, table),
        dialect.identityColumns(connection, table),
        table);
  }

  private List<ColumnRules> rules(
      List<List<ValueRule>> all, List<Column> columns, List<Column> key) {
    List<ColumnRules> rules = new ArrayList<>();
    for (Column column : columns) {
      rules.add(ColumnRules.of(all.get(rules.size()), write.rounding, key.contains(column)));
    }
    return rules;
  }

  private List<Column> key(
      Connection connection, Dialect dialect, Table table, Columns columns, FieldMatch match)
      throws SQLException {
    WriteKey keys =
        new WriteKey(dialect, table, columns, dialect.uniqueKeys(connection, table), match);
    Optional<List<String>> named = Optional.ofNullable(write.key);
    return write.mode.needsUniqueKey() ? keys.unique(named) : keys.any(named);
  }

  private BatchWrite statement(
      Connection connection, Dialect dialect, Table table, List<Column> columns, List<Column> key)
      throws SQLException {
    return switch (write.mode) {
      case UPSERT -> dialect.upsert(connection, table, columns, key);
      case IGNORE -> dialect.ignore(connection, table, columns, key);
      case UPDATE -> {
        if (key.containsAll(columns)) {
          throw new IllegalArgumentException(
              "an update of table %s must have columns beside its key, has %s"
                  .formatted(table, Columns.of(columns)));
        }
        yield dialect.update(connection, table, columns, key);
      }
      case DELETE -> dialect.delete(connection, table, key);
      case INSERT, REPLACE -> dialect.insert(connection, table, columns);
    };
  }
}
