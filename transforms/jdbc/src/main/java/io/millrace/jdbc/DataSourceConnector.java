package io.millrace.jdbc;

import io.millrace.jdbc.internal.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.commons.dbcp2.BasicDataSource;

/** Connects as Beam's {@code JdbcIO} is told to. */
record DataSourceConnector(DataSourceConfiguration configuration) implements Connector {

  @Override
  public Connection connect() throws SQLException {
    DataSource dataSource = configuration.buildDatasource();
    // A pool that Beam made for this call: a data source of the user's own is serialisable, which
    // this class is not. Keeping nothing, it holds nothing once its only connection is closed.
    if (dataSource instanceof BasicDataSource pool) {
      pool.setMaxTotal(1);
      pool.setMaxIdle(0);
      pool.setMaxWaitMillis(10_000);
    }
    return dataSource.getConnection();
  }

  @Override
  public String toString() {
    return configuration.buildDatasource() instanceof BasicDataSource pool && pool.getUrl() != null
        ? SqlText.masked(pool.getUrl())
        : "the given data source";
  }
}
