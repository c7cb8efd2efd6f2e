package io.millrace.jdbc.dialect.postgres;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Parameter;
import io.millrace.jdbc.dialect.Rows;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.postgresql.util.ByteConverter;

/**
 * Rows by {@code COPY … TO STDOUT (FORMAT binary)}: the server sends them as fast as they are
 * taken, and a value is decoded from the bytes that came, without what a {@code ResultSet} does for
 * each.
 *
 * <p>A stream is a signature of 19 bytes, rows, and the number -1. A row is its number of values,
 * two bytes, and for each value its length, four bytes, -1 for NULL, with that many bytes behind
 * it. See "Binary Format" in PostgreSQL's documentation of {@code COPY}.
 */
final class PostgresCopy implements Rows {

  /** Types whose binary form is their text. Of all others the server makes the text. */
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name");

  /** As the type itself writes it, which a cast does not for every type; NULL for NULL. */
  private static final String TEXT =
      "CASE WHEN c%1$d IS DISTINCT FROM NULL THEN format('%%s', c%1$d) END";

  private static final String OID = "oid";

  /** Few are quickly set; what has many is small. */
  private static final int MOST_PARAMETERS = 32;

  private static final int SIGNATURE = 11;
  private static final int FLAGS = Integer.BYTES;

  /** From 1970 to 2000, with which PostgreSQL begins to count. */
  private static final int EPOCH_DAYS = 10_957;

  private static final long EPOCH_SECONDS = EPOCH_DAYS * 86_400L;
  private static final long MICROS = 1_000_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final CopyOut copy;
  private final List<Column> columns;
  private final ColumnType[] types;
  private final int[] begins;
  private final int[] lengths;
  private byte[] bytes = {};
  private int position;
  private boolean begun;

  private PostgresCopy(CopyOut copy, List<Column> columns) {
    this.copy = copy;
    this.columns = columns;
    this.types =
        columns.stream().map(column -> column.type().orElseThrow()).toArray(ColumnType[]::new);
    this.begins = new int[types.length];
    this.lengths = new int[types.length];
  }

  /**
   * Runs a query; empty if it has to be run by JDBC.
   *
   * <p>{@code COPY} takes no parameters, so their values are set as settings of the transaction,
   * which the statement asks for: no value is ever written into it. What a user wrote for JDBC,
   * which reads question marks and braces in its own way, is left to JDBC.
   *
   * <p>The time limit of statements is switched off for it: all of a split is one statement, which
   * takes as long as its reader.
   *
   * @param sql a question mark for each parameter
   */
  static Optional<Rows> open(
      Connection connection,
      Dialect dialect,
      String sql,
      List<Parameter> parameters,
      List<Column> columns)
      throws SQLException {
    if (!takes(sql, parameters.size()) || !connection.isWrapperFor(PGConnection.class)) {
      return Optional.empty();
    }
    set(connection, parameters);
    check(connection, dialect, sql, columns);
    String statement =
        "COPY (%s) TO STDOUT (FORMAT binary)"
            .formatted(withTexts(withSettings(sql, parameters), columns));
    return Optional.of(
        new PostgresCopy(
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement), columns));
  }

  /** Whether it runs a query with so many parameters. */
  static boolean takes(String sql, int parameters) {
    return parameters <= MOST_PARAMETERS
        && sql.indexOf('{') < 0
        && sql.chars().filter(c -> c == '?').count() == parameters;
  }

  private static void set(Connection connection, List<Parameter> parameters) throws SQLException {
    String sql =
        IntStream.range(0, parameters.size())
            .mapToObj(i -> ", set_config('%s', ?, true)".formatted(setting(i)))
            .collect(
                Collectors.joining("", "SELECT set_config('statement_timeout', '0', true)", ""));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, String.valueOf(parameters.get(i).value()));
      }
      statement.executeQuery().close();
    }
  }

  /**
   * Checks that values still have the form in which they are decoded. The transaction keeps others
   * from altering it from now on.
   */
  private static void check(
      Connection connection, Dialect dialect, String sql, List<Column> planned)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData now = statement.getMetaData();
      Columns.checkCount(now.getColumnCount(), planned);
      for (int i = 0; i < planned.size(); i++) {
        String typeName = now.getColumnTypeName(i + 1);
        Optional<ColumnType> type = dialect.columnType(now.getColumnType(i + 1), typeName);
        if (!isDecodedAs(planned.get(i), type, typeName)) {
          throw new SQLException(
              "column %s is now of the type %s; start the job again"
                  .formatted(planned.get(i), typeName));
        }
      }
    }
  }

  private static boolean isDecodedAs(Column planned, Optional<ColumnType> type, String typeName) {
    if (isMadeText(planned)) {
      return true;
    }
    return planned.type().equals(type)
        && OID.equals(planned.typeName()) == OID.equals(typeName)
        && (type.get() != ColumnType.STRING || TEXTS.contains(typeName));
  }

  private static String setting(int parameter) {
    return "millrace.p" + parameter;
  }

  private static String withSettings(String sql, List<Parameter> parameters) {
    StringBuilder text = new StringBuilder();
    int end = 0;
    for (int i = 0; i < parameters.size(); i++) {
      int mark = sql.indexOf('?', end);
      String value = "current_setting('%s')".formatted(setting(i));
      text.append(sql, end, mark)
          .append(
              parameters.get(i).type() == ColumnType.STRING
                  ? value
                  : "CAST(%s AS bigint)".formatted(value));
      end = mark + 1;
    }
    return text.append(sql, end, sql.length()).toString();
  }

  private static String withTexts(String sql, List<Column> columns) {
    if (columns.stream().noneMatch(PostgresCopy::isMadeText)) {
      return sql;
    }
    String list =
        IntStream.range(0, columns.size())
            .mapToObj(i -> isMadeText(columns.get(i)) ? TEXT.formatted(i) : "c" + i)
            .collect(Collectors.joining(", "));
    String names =
        IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    return "SELECT %s FROM (%s\n) AS rows (%s)".formatted(list, sql, names);
  }

  private static boolean isMadeText(Column column) {
    return column.type().orElseThrow() == ColumnType.STRING && !TEXTS.contains(column.typeName());
  }

  @Override
  public boolean next() throws SQLException {
    while (position == bytes.length) {
      bytes = copy.readFromCopy();
      if (bytes == null) {
        bytes = new byte[0];
        position = 0;
        return false;
      }
      position = begun ? 0 : SIGNATURE + FLAGS + FLAGS + int4(SIGNATURE + FLAGS);
      begun = true;
    }
    int values = ByteConverter.int2(bytes, position);
    position += Short.BYTES;
    if (values < 0) {
      position = bytes.length;
      return next();
    }
    for (int i = 0; i < types.length; i++) {
      lengths[i] = int4(position);
      begins[i] = position + Integer.BYTES;
      position = begins[i] + Math.max(lengths[i], 0);
    }
    return true;
  }

  private int int4(int at) {
    return ByteConverter.int4(bytes, at);
  }

  @Override
  public Object get(int column) throws SQLException {
    int length = lengths[column];
    int begin = begins[column];
    if (length < 0) {
      return null;
    }
    return switch (types[column]) {
      case INT16 -> ByteConverter.int2(bytes, begin);
      case INT32 -> ByteConverter.int4(bytes, begin);
      case INT64 -> getLong(column);
      case FLOAT -> ByteConverter.float4(bytes, begin);
      case DOUBLE -> ByteConverter.float8(bytes, begin);
      case DECIMAL -> decimal(column);
      case BOOLEAN -> bytes[begin] != 0;
      case STRING -> text(column);
      case BYTES -> ByteBuffer.allocate(length).put(bytes, begin, length).array();
      case DATE -> date(ByteConverter.int4(bytes, begin));
      case TIME -> time(ByteConverter.int8(bytes, begin));
      case TIMESTAMP -> timestamp(ByteConverter.int8(bytes, begin));
      case TIMESTAMPTZ -> instant(ByteConverter.int8(bytes, begin));
      case UUID ->
          new UUID(ByteConverter.int8(bytes, begin), ByteConverter.int8(bytes, begin + Long.BYTES));
    };
  }

  /** An {@code oid} has four bytes and no sign. */
  @Override
  public long getLong(int column) {
    int begin = begins[column];
    return switch (lengths[column]) {
      case Short.BYTES -> ByteConverter.int2(bytes, begin);
      case Integer.BYTES ->
          types[column] == ColumnType.INT64 ? Integer.toUnsignedLong(int4(begin)) : int4(begin);
      default -> ByteConverter.int8(bytes, begin);
    };
  }

  private String text(int column) {
    int begin = begins[column];
    int length = lengths[column];
    if (columns.get(column).isPadded()) {
      while (length > 0 && bytes[begin + length - 1] == ' ') {
        length--;
      }
    }
    return new String(bytes, begin, length, StandardCharsets.UTF_8);
  }

  private BigDecimal decimal(int column) throws SQLException {
    Number number = ByteConverter.numeric(bytes, begins[column], lengths[column]);
    if (number instanceof BigDecimal decimal) {
      return decimal;
    }
    throw new SQLException("column %s: %s is no decimal".formatted(columns.get(column), number));
  }

  private static LocalDate date(int days) {
    return switch (days) {
      case Integer.MAX_VALUE -> LocalDate.MAX;
      case Integer.MIN_VALUE -> LocalDate.MIN;
      default -> LocalDate.ofEpochDay(days + (long) EPOCH_DAYS);
    };
  }

  /** PostgreSQL has 24:00, which is the end of the day. */
  private static LocalTime time(long micros) {
    long nanos = micros * NANOS_PER_MICRO;
    return nanos > LocalTime.MAX.toNanoOfDay() ? LocalTime.MAX : LocalTime.ofNanoOfDay(nanos);
  }

  private static LocalDateTime timestamp(long micros) {
    if (micros == Long.MAX_VALUE) {
      return LocalDateTime.MAX;
    }
    return micros == Long.MIN_VALUE
        ? LocalDateTime.MIN
        : LocalDateTime.ofEpochSecond(seconds(micros), nanos(micros), ZoneOffset.UTC);
  }

  private static Instant instant(long micros) {
    if (micros == Long.MAX_VALUE) {
      return OffsetDateTime.MAX.toInstant();
    }
    return micros == Long.MIN_VALUE
        ? OffsetDateTime.MIN.toInstant()
        : Instant.ofEpochSecond(seconds(micros), nanos(micros));
  }

  private static long seconds(long micros) {
    return Math.floorDiv(micros, MICROS) + EPOCH_SECONDS;
  }

  private static int nanos(long micros) {
    return (int) Math.floorMod(micros, MICROS) * NANOS_PER_MICRO;
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
