package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.Columns;
import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.internal.connect.Connections;
import io.millrace.jdbc.internal.element.RowShape;
import io.millrace.jdbc.internal.read.FetchSize;
import io.millrace.jdbc.internal.read.Origin;
import io.millrace.jdbc.internal.read.QuerySplit;
import io.millrace.jdbc.internal.read.SplitPlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A split that cannot be begun keeps no connection. */
class PostgresReadFailureIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  private static final Column WITHOUT_TYPE =
      new Column("one", Types.OTHER, "odd", 0, 0, true, null);

  /** Rows that nothing can be made of. */
  private record NoShape(Columns columns) implements RowShape<Integer> {
    @Override
    public Coder<Integer> coder(CoderRegistry coders) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Decoder<Integer> decoder() {
      if (columns.asList().isEmpty()) {
        throw new IllegalStateException("no decoder");
      }
      return rows -> 1;
    }
  }

  private static QuerySplit<Integer> split(Connections connections, NoShape shape)
      throws SQLException {
    try (Connection connection = TEST.database().connect()) {
      Dialect dialect = Dialects.forConnection(connection);
      Origin origin = Origin.of(connection, dialect, "SELECT 1 AS one");
      SplitPlan plan = SplitPlan.of(connection, dialect, origin, origin.source(), List.of(), 1);
      return new QuerySplit<>(
          connections,
          dialect,
          origin.source(),
          plan.ranges().get(0),
          false,
          FetchSize.of(Columns.of(List.of())),
          shape);
    }
  }

  @Test
  void withoutADecoder_doesNotConnect() throws SQLException {
    List<Connection> opened = new ArrayList<>();
    QuerySplit<Integer> split = split(() -> opened(opened), new NoShape(Columns.of(List.of())));

    assertThatThrownBy(() -> split.read(row -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no decoder");
    assertThat(opened).isEmpty();
  }

  @Test
  void whereTheQueryCannotBeMade_closesItsConnection() throws SQLException {
    List<Connection> opened = new ArrayList<>();
    QuerySplit<Integer> split =
        split(() -> opened(opened), new NoShape(Columns.of(List.of(WITHOUT_TYPE))));

    assertThatThrownBy(() -> split.read(row -> {})).isInstanceOf(NoSuchElementException.class);
    assertThat(opened).hasSize(1);
    assertThat(opened.get(0).isClosed()).isTrue();
  }

  private static Connection opened(List<Connection> all) throws SQLException {
    Connection connection = TEST.database().connect();
    all.add(connection);
    return connection;
  }
}
