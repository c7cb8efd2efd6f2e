package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.Dialects;
import io.millrace.jdbc.secret.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connects by a JDBC URL.
 *
 * @param url may have a user and a password in it
 * @param user null for the one in the URL
 * @param password null for the one in the URL
 */
public record UrlConnector(JdbcUrl url, String user, Secret password) implements Connector {

  public UrlConnector(String url, String user, Secret password) {
    this(JdbcUrl.of(url), user, password);
  }

  @Override
  public Connection connect() throws SQLException {
    Dialect dialect = Dialects.forUrl(url.shown());
    Properties properties = new Properties();
    dialect.connectionProperties().forEach(properties::setProperty);
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password.resolve());
    }
    Connection connection = Drivers.of(dialect).connect(url.text(), properties);
    if (connection == null) {
      throw new SQLException("the driver does not understand the URL");
    }
    return connection;
  }

  @Override
  public boolean mayLeaveProcess() {
    return url.whole() == null && (password == null || password.mayLeaveProcess());
  }

  @Override
  public String toString() {
    return url + (user == null ? "" : " as user '" + user + "'");
  }
}
