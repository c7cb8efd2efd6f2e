package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Flow;
import io.millrace.flow.live.Board;
import io.millrace.jdbc.secret.Secret;
import io.millrace.jdbc.secret.Serialised;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.util.SerializableUtils;
import org.assertj.core.util.Throwables;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.h2();

  record One(int one) {}

  private static final String ONE = "SELECT 1 AS one";

  @Test
  void at_unsupportedUrl() {
    assertThatThrownBy(() -> Database.at("jdbc:oracle:thin:scott/tiger@host"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "url must begin with one of jdbc:h2:, jdbc:mariadb:, jdbc:postgresql:, begins with 'jdbc:oracle:thin:scott'");
  }

  @Test
  void toString_masksPasswords() {
    assertThat(Database.at("jdbc:postgresql://h/d?user=u&password=hunter2&sslpassword=x3&ssl=true"))
        .hasToString("jdbc:postgresql://h/d?user=u&password=***&sslpassword=***&ssl=true");
    assertThat(Database.at("jdbc:h2:mem:x;USER=sa;PASSWORD=hunter2;TRACE_LEVEL_FILE=0"))
        .hasToString("jdbc:h2:mem:x;USER=sa;PASSWORD=***;TRACE_LEVEL_FILE=0");
    assertThat(Database.at("jdbc:h2:mem:x").user("sa").password(Secret.of("hunter2")))
        .hasToString("jdbc:h2:mem:x as user 'sa'");
    assertThat(
            Database.of(
                DataSourceConfiguration.create("org.h2.Driver", "jdbc:h2:mem:x;PASSWORD=hunter2")))
        .hasToString("jdbc:h2:mem:x;PASSWORD=***");
  }

  @Test
  void toString_masksPasswords_withTheOtherDatabasesSeparators() {
    assertThat(Database.at("jdbc:postgresql://h/d?password=hunter;2 x&ssl=true"))
        .hasToString("jdbc:postgresql://h/d?password=***&ssl=true");
    assertThat(Database.at("jdbc:h2:mem:x;CIPHER=AES;PASSWORD=file\\;2 hun&ter;USER=sa"))
        .hasToString("jdbc:h2:mem:x;CIPHER=AES;PASSWORD=***;USER=sa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://alice:s3cretPW@127.0.0.1:5432/shop",
        "jdbc:postgresql://s3cretPW@127.0.0.1/shop?user=alice",
        "jdbc:postgresql://alice:s3cretPW/x@h/shop",
        "jdbc:postgresql://alice:s3cretPW?x@h/shop?ssl=true",
        "jdbc:postgresql://alice:s3cretPW;x@h/shop",
        "jdbc:postgresql://alice:s3=cretPW@h/shop",
        "jdbc:postgresql://alice:s3cret%40PW@h1:1,h2:2/shop",
        "jdbc:mariadb://root:s3cretPW@127.0.0.1:3306/shop",
        "jdbc:mariadb:replication://h1,root:s3cretPW@h2/shop",
        "jdbc:mariadb:root:s3cretPW@h/shop",
        "jdbc:h2:tcp://sa:s3cretPW@h/shop",
        "jdbc:h2:ssl://sa:s3cretPW@h/shop;USER=sa",
      })
  void at_whatStandsBeforeAnAtSign_isRefused(String url) {
    assertThatThrownBy(() -> Database.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "url must not have a user or a password before an '@', has; give them by user(...) and"
                + " password(...)");
  }

  @Test
  void at_atSignsOfParametersAndFiles_areTaken() {
    assertThat(Database.at("jdbc:postgresql://h/d?user=a@b.example"))
        .hasToString("jdbc:postgresql://h/d?user=a@b.example");
    assertThat(Database.at("jdbc:h2:/data/a@b/shop;USER=sa"))
        .hasToString("jdbc:h2:/data/a@b/shop;USER=sa");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mariadb://h/d?connectionTimeZone=Europe/Berlin",
        "jdbc:mariadb://h/d?user=u&timezone=Europe/Berlin",
        "jdbc:mariadb://h/d?useServerPrepStmts=false",
        "jdbc:mariadb://h/d?TinyInt1IsBit=true",
        "jdbc:postgresql://h/d?preferQueryMode=simple",
        "jdbc:postgresql://h/d?ssl=true&binaryTransferDisable=",
      })
  void at_parametersThatWouldChangeAnswers_areNamed(String url) {
    String parameter = url.replaceFirst(".*[?&]", "");

    assertThatThrownBy(() -> Database.at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("url must have " + parameter.replaceFirst("=.*", "="))
        .hasMessageEndingWith(", has %s; leave it out", parameter.replaceFirst(".*=", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?user=u&password=hun;ter 2\"x'y",
        "jdbc:postgresql://h/d?user=u&sslpassword=hun;ter 2\"x'y&ssl=true",
        "jdbc:postgresql://h/d?password=hun%3Bter%202%22x%27y",
        "jdbc:mariadb://h1,h2/d?trustStorePassword=hun;ter 2\"x'y",
        "jdbc:mariadb://h/d?keyPassword=hun;ter 2\"x'y&password=",
        "jdbc:h2:mem:x;PASSWORD=hun\\;ter 2\"x'y",
      })
  void masked_byValue_whateverIsAroundIt(String url) {
    assertThat(Database.at(url).toString()).doesNotContain("hun", "ter", "x'y");
    assertThat(Secret.masked("the driver says: " + url + " is wrong"))
        .doesNotContain("ter 2", "x'y", "ter%202");
  }

  @Test
  void masked_whatWasLookedUp(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("password"), "a;b c\"d'e&f\n");
    Secret.parse("file:" + file).resolve();

    assertThat(Secret.masked("no a;b c\"d'e&f, no a%3Bb%20c%22d%27e%26f here"))
        .isEqualTo("no ***, no *** here");
  }

  @Test
  void mayLeaveProcess_onlyWithoutValues() {
    Database plain = Database.at("jdbc:postgresql://h/d?user=u");

    assertThat(plain.mayLeaveProcess()).isTrue();
    assertThat(plain.password(Secret.parse("env:SHOP")).mayLeaveProcess()).isTrue();
    assertThat(plain.password(Secret.of("hunter2")).mayLeaveProcess()).isFalse();
    assertThat(Database.at("jdbc:postgresql://h/d?password=hunter2").mayLeaveProcess()).isFalse();
  }

  @Test
  void serialised_withoutPasswords() {
    Database database =
        Database.at("jdbc:h2:mem:x;USER=sa;PASSWORD=hunter2").password(Secret.of("hunter3"));

    String bytes = new String(Serialised.of(database), ISO_8859_1);

    assertThat(bytes).contains("jdbc:h2:mem:x").doesNotContain("hunter2", "hunter3");
  }

  @Test
  void of_passwords_stayInThisProcess() {
    DataSourceConfiguration plain =
        DataSourceConfiguration.create("org.h2.Driver", "jdbc:h2:mem:x");
    JdbcDataSource own = new JdbcDataSource();
    own.setUrl("jdbc:h2:mem:x");

    assertThat(Database.of(plain.withUsername("sa")).mayLeaveProcess()).isTrue();
    assertThat(Database.of(DataSourceConfiguration.create(own)).mayLeaveProcess()).isTrue();
    own.setPassword("hunter2");
    assertStays(Database.of(plain.withUsername("sa").withPassword("hunter2")));
    assertStays(Database.of(plain.withConnectionProperties("user=sa;password=hunter2")));
    assertStays(
        Database.of(
            DataSourceConfiguration.create("org.h2.Driver", "jdbc:h2:mem:x;PASSWORD=hunter2")));
    assertStays(Database.of(DataSourceConfiguration.create(own)));
  }

  private static void assertStays(Database database) {
    assertThat(database.mayLeaveProcess()).isFalse();
    assertThat(new String(Serialised.of(database), ISO_8859_1)).doesNotContain("hunter2");
    assertThat(database.toString()).doesNotContain("hunter2");
  }

  @Test
  void of_aPassword_sourcesAndSinksSayThatTheyStay() {
    TEST.execute("CREATE TABLE ones (one int PRIMARY KEY)");
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create("org.h2.Driver", TEST.url() + ";PASSWORD=");
    Pipeline reads = Pipeline.create();
    Pipeline writes = Pipeline.create();

    Flow.from(reads, Jdbc.read(configuration, One.class).query(ONE));
    Flow.from(writes, Jdbc.read(TEST.database(), One.class).query(ONE))
        .into(Jdbc.upsert(configuration, One.class).table("ones").key("one"));

    assertThat(Board.of(reads).staysBecause())
        .hasValue(
            "a password for %s;PASSWORD=*** was given as a value; give it as env:NAME or file:PATH,"
                    .formatted(TEST.url())
                + " where each worker finds it");
    assertThat(Board.of(writes).staysBecause()).isEqualTo(Board.of(reads).staysBecause());
  }

  @Test
  void connect_aConfigurationWithAPassword_afterSerialisation() throws SQLException {
    TEST.execute("CREATE USER configured PASSWORD 'hunter2' ADMIN");
    Database database =
        SerializableUtils.clone(
            Database.of(
                DataSourceConfiguration.create("org.h2.Driver", TEST.url())
                    .withUsername("configured")
                    .withPassword("hunter2")));

    try (Connection connection = database.connect()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("CONFIGURED");
    }
  }

  @Test
  void connect_withThePasswordInTheUrl_afterSerialisation() throws SQLException {
    TEST.execute("CREATE USER keeper PASSWORD 'hunter2' ADMIN");
    Database database =
        SerializableUtils.clone(Database.at(TEST.url() + ";USER=keeper;PASSWORD=hunter2"));

    try (Connection connection = database.connect()) {
      assertThat(connection.getMetaData().getUserName()).isEqualTo("KEEPER");
    }
  }

  @Test
  void connect_afterSerialisation() throws SQLException {
    Database database = SerializableUtils.clone(TEST.database().user("").password(Secret.of("")));

    try (Connection connection = database.connect()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
    }
  }

  @Test
  void connect_wrongPassword() {
    TEST.execute("CREATE USER reader PASSWORD 'right'");

    assertThatThrownBy(
            () -> TEST.database().user("reader").password(Secret.of("hunter2")).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageMatching(
            "cannot connect to jdbc:h2:mem:.* as user 'reader': user or password is wrong")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("28000");
  }

  private static void assertRefusedAtOnce(Database database, String message) {
    assertThatThrownBy(() -> database.readConnections(null).connect())
        .hasMessageEndingWith(message);
    assertThatThrownBy(() -> database.writeConnections(null).connect())
        .hasMessageEndingWith(message);
  }

  /** A pool would try for ten minutes. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void pool_whoIsNotLetIn_isToldAtOnce() {
    TEST.execute("CREATE USER pooled PASSWORD 'right'");
    Database database = TEST.database().user("pooled");

    assertRefusedAtOnce(
        database.password(Secret.of("hunter2")),
        "cannot connect to %s as user 'pooled': user or password is wrong".formatted(TEST.url()));
    assertRefusedAtOnce(
        database.password(Secret.parse("env:MILLRACE_NO_SUCH_SECRET")),
        "environment variable MILLRACE_NO_SUCH_SECRET must be set, to the secret"
            + " env:MILLRACE_NO_SUCH_SECRET, for each process that connects");
    assertRefusedAtOnce(
        Database.at("jdbc:h2:mem:nowhere;IFEXISTS=TRUE"),
        "there is no such database on the server");
  }

  @Test
  void connect_missingDatabase() {
    assertThatThrownBy(() -> Database.at("jdbc:h2:mem:nowhere;IFEXISTS=TRUE").connect())
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "cannot connect to jdbc:h2:mem:nowhere;IFEXISTS=TRUE: there is no such database on the"
                + " server");
  }

  @Test
  void connect_failureWithThePasswordInTheUrl() {
    assertThatThrownBy(() -> Database.at("jdbc:h2:mem:x;PASSWORD=hunter2;NO_SUCH=1").connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("cannot connect to jdbc:h2:mem:x;PASSWORD=***;NO_SUCH=1")
        .hasStackTraceContaining("SQLException")
        .extracting(Throwables::getStackTrace)
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void read_databaseThatCannotBeReached() {
    assertThatThrownBy(
            () ->
                elements(
                    Jdbc.read(Database.at("jdbc:h2:mem:nowhere;IFEXISTS=TRUE"), One.class)
                        .query(ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot connect to jdbc:h2:mem:nowhere");
  }

  @Test
  void of_driverAndUrl() {
    DataSourceConfiguration configuration =
        DataSourceConfiguration.create("org.h2.Driver", TEST.url());

    assertThat(elements(Jdbc.read(configuration, One.class).query(ONE)))
        .containsExactly(new One(1));
  }

  @Test
  void password_ofADataSource() {
    Database database =
        Database.of(DataSourceConfiguration.create("org.h2.Driver", "jdbc:h2:mem:x"));

    assertThatThrownBy(() -> database.password(Secret.of("hunter2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("password cannot be set on a data source configuration; set it there");
  }
}
