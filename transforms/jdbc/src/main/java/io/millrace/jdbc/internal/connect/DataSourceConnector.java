package io.millrace.jdbc.internal.connect;

import io.millrace.jdbc.secret.Secret;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.commons.dbcp2.BasicDataSource;

/**
 * Connects as Beam's {@code JdbcIO} is told to. A configuration with a password in it is a secret
 * as a whole, as it would be serialised with it.
 *
 * @param shown safe to show
 * @param open the configuration, null where it has a password
 * @param secret the configuration where it has one, else null
 */
public record DataSourceConnector(String shown, DataSourceConfiguration open, Secret secret)
    implements Connector {

  /** In the configuration's own words: its password, one in the URL or in the properties. */
  private static final Pattern PASSWORD = Pattern.compile("(?i)password=(?!null[,}])");

  private static final Pattern OWN = Pattern.compile("\\bdataSource=(?!null[,}])");

  public static DataSourceConnector of(DataSourceConfiguration configuration) {
    String shown = shown(configuration);
    return hasPassword(configuration)
        ? new DataSourceConnector(shown, null, Secret.of(encoded(configuration)))
        : new DataSourceConnector(shown, configuration, null);
  }

  private static String shown(DataSourceConfiguration configuration) {
    return configuration.buildDatasource() instanceof BasicDataSource pool && pool.getUrl() != null
        ? SqlText.masked(pool.getUrl())
        : "the given data source";
  }

  private static boolean hasPassword(DataSourceConfiguration configuration) {
    String words = configuration.toString();
    return PASSWORD.matcher(words).find()
        || (OWN.matcher(words).find() && hasPassword(configuration.buildDatasource()));
  }

  /** By the getter that data sources of drivers have; what one without it serialises is its own. */
  private static boolean hasPassword(DataSource own) {
    try {
      Object password = own.getClass().getMethod("getPassword").invoke(own);
      return password != null && !password.toString().isEmpty();
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return false;
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("the given data source does not tell its password", e);
    }
  }

  private static String encoded(DataSourceConfiguration configuration) {
    return Base64.getEncoder()
        .encodeToString(SerializableUtils.serializeToByteArray(configuration));
  }

  private DataSourceConfiguration configuration() {
    return open != null
        ? open
        : (DataSourceConfiguration)
            SerializableUtils.deserializeFromByteArray(
                Base64.getDecoder().decode(secret.resolve()), "a data source configuration");
  }

  @Override
  public Connection connect() throws SQLException {
    DataSource dataSource = configuration().buildDatasource();
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
  public boolean mayLeaveProcess() {
    return secret == null;
  }

  @Override
  public String toString() {
    return shown;
  }
}
