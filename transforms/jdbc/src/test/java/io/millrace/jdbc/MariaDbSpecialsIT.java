package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static io.millrace.jdbc.DirectRuns.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.connect.SinkWriter;
import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What only MariaDB has. */
class MariaDbSpecialsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  record Count(long id, long count) {}

  record Place(String city, int people) {}

  record Id(long id) {}

  private static JdbcWrite<Place> places(String table) {
    return Jdbc.upsert(TEST.database(), Place.class).table(table).key("city");
  }

  @Test
  void connect_keepAliveOfTheUrl_goesFirst() throws Exception {
    try (Connection byDefault = TEST.database().connect();
        Connection asked = Database.at(TEST.url() + "&tcpKeepIdle=7").connect()) {
      assertThat(keepIdle(byDefault)).isEqualTo(60);
      assertThat(keepIdle(asked)).isEqualTo(7);
    }
  }

  private static int keepIdle(Connection connection) throws SQLException {
    return connection
        .unwrap(org.mariadb.jdbc.Connection.class)
        .getContext()
        .getConf()
        .tcpKeepIdle();
  }

  @Test
  void upsert_anotherUniqueKey() {
    TEST.execute("CREATE TABLE two_keys (city varchar(9) PRIMARY KEY, people integer UNIQUE)");

    assertThatThrownBy(() -> places("two_keys").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "table %s.two_keys must have no unique key but (city), has people (people): MariaDB would overwrite the row of that one as well; drop it, or write by update or insert"
                .formatted(TEST.schema()));
  }

  @Test
  void ignore_uniqueKeyOverTheBeginningOfAText() {
    TEST.execute(
        "CREATE TABLE prefix_key (city varchar(9) PRIMARY KEY, people integer, UNIQUE (city(2)))");

    assertThatThrownBy(
            () ->
                Jdbc.write(TEST.database(), WriteMode.IGNORE, Place.class)
                    .table("prefix_key")
                    .opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have no unique key but (city), has city (city)");
  }

  @Test
  void upsert_otherKeysThatDoNoHarm() throws Exception {
    TEST.execute(
        "CREATE TABLE harmless (id bigint AUTO_INCREMENT PRIMARY KEY, city varchar(9) NOT NULL,"
            + " people integer, UNIQUE (city), UNIQUE (people, city))");

    write(
        places("harmless"),
        null,
        List.of(new Place("Rome", 1), new Place("Oslo", 2)),
        List.of(new Place("Rome", 3)));

    assertThat(TEST.query("SELECT city, people FROM harmless ORDER BY id"))
        .containsExactly(List.of("Rome", "3"), List.of("Oslo", "2"));
  }

  @Test
  void upsert_keyThatMayBeNull() {
    TEST.execute("CREATE TABLE nullable_key (city varchar(9) UNIQUE, people integer)");

    assertThatThrownBy(() -> places("nullable_key").opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "key column city \\(VARCHAR\\) of table .*nullable_key may be NULL, and city takes NULLs for"
                + " different, so each repetition would add a row; make the column NOT NULL");
  }

  @Test
  void create_keyThatMayBeNull() {
    assertThatThrownBy(
            () ->
                Tables.create(
                    TEST.database(),
                    "refused",
                    List.of(ColumnDefinition.of("city", ColumnType.STRING)),
                    List.of("city")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "key column city of table refused must be notNull(), is not: MariaDB takes NULLs in a"
                + " key for different");
    assertThat(Tables.exists(TEST.database(), "refused")).isFalse();
  }

  @Test
  void create_textsAreComparedByteByByte() throws Exception {
    Tables.create(
        TEST.database(),
        "cities",
        List.of(
            ColumnDefinition.of("city", ColumnType.STRING).notNull(),
            ColumnDefinition.of("people", ColumnType.INT32)),
        List.of("city"));

    write(
        places("cities"),
        null,
        List.of(
            new Place("rome", 1),
            new Place("Rome", 2),
            new Place("rome ", 3),
            new Place("römé", 4)));

    assertThat(TEST.query("SELECT city, people FROM cities ORDER BY people"))
        .containsExactly(
            List.of("rome", "1"),
            List.of("Rome", "2"),
            List.of("rome ", "3"),
            List.of("römé", "4"));
  }

  @Test
  void upsert_serverThatWouldCut() {
    TEST.execute(
        "CREATE TABLE short (city varchar(3) PRIMARY KEY, people integer)",
        "SET GLOBAL sql_mode = ''");

    try {
      assertThatThrownBy(() -> write(places("short"), null, List.of(new Place("Rome", 1))))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("column city (VARCHAR) must have at most 3 characters");
    } finally {
      TEST.execute("SET GLOBAL sql_mode = DEFAULT");
    }
    assertThat(TEST.query("SELECT * FROM short")).isEmpty();
  }

  @SuppressWarnings("ArrayRecordComponent") // Not compared.
  record Note(long id, String text, byte[] bytes) {}

  /** Twice what a server takes in a packet: 16 MiB. */
  @Test
  void upsert_batchOfManyBytes() throws Exception {
    TEST.execute("CREATE TABLE notes (id bigint PRIMARY KEY, text longtext, bytes longblob)");
    String text = "東".repeat(1_000_000);
    byte[] bytes = new byte[1_000_000];

    write(
        Jdbc.upsert(TEST.database(), Note.class).table("notes"),
        null,
        LongStream.range(0, 8).mapToObj(id -> new Note(id, text, bytes)).toList());

    assertThat(TEST.query("SELECT count(*), sum(length(text)), sum(length(bytes)) FROM notes"))
        .containsExactly(List.of("8", "24000000", "8000000"));
  }

  @Test
  void upsert_moreRowsThanGoTogether() throws Exception {
    TEST.execute("CREATE TABLE counts (id bigint PRIMARY KEY, count bigint)");

    write(
        Jdbc.upsert(TEST.database(), Count.class).table("counts"),
        null,
        LongStream.range(0, 1_999).mapToObj(id -> new Count(id % 999, id)).toList());

    assertThat(TEST.query("SELECT count(*), sum(count) FROM counts"))
        .containsExactly(List.of("999", Long.toString(LongStream.range(1_000, 1_999).sum())));
  }

  @Test
  void upsert_lostConnection() throws Exception {
    TEST.execute("CREATE TABLE lost (id bigint PRIMARY KEY, count bigint)");
    SinkWriter<Count> writer =
        Jdbc.upsert(TEST.database(), Count.class).table("lost").opener(null).open();
    writer.accept(new Count(1, 1));
    writer.flush();

    for (List<String> other :
        TEST.query(
            "SELECT id FROM information_schema.processlist WHERE db = database() AND id <>"
                + " connection_id()")) {
      TEST.execute("KILL " + other.get(0));
    }
    writer.accept(new Count(2, 2));
    writer.flush();
    writer.close();

    assertThat(TEST.query("SELECT id, count FROM lost ORDER BY id"))
        .containsExactly(List.of("1", "1"), List.of("2", "2"));
  }

  @Test
  void upsert_rowThatAnotherHoldsForAWhile() throws Exception {
    TEST.execute(
        "CREATE TABLE held (id bigint PRIMARY KEY, count bigint)",
        "INSERT INTO held VALUES (1, 1)");
    Database impatient = Database.at(TEST.url() + "&sessionVariables=innodb_lock_wait_timeout=1");
    ExecutorService worker = Executors.newSingleThreadExecutor();

    try (Connection holder = TEST.database().connect();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.executeUpdate("UPDATE held SET count = 2");
      Future<?> upsert =
          worker.submit(
              (Callable<Object>)
                  () -> {
                    write(
                        Jdbc.upsert(impatient, Count.class).table("held"),
                        null,
                        List.of(new Count(1, 3)));
                    return null;
                  });
      statement.execute("SELECT sleep(1.2)");
      holder.commit();
      upsert.get();
    }
    worker.shutdown();

    assertThat(TEST.query("SELECT count FROM held")).containsExactly(List.of("3"));
  }

  @Test
  void upsert_writersThatMeet() throws Exception {
    TEST.execute("CREATE TABLE met (id bigint PRIMARY KEY, count bigint)");
    List<Count> up = LongStream.range(0, 500).mapToObj(i -> new Count(i, i)).toList();
    List<Count> down = LongStream.range(0, 500).mapToObj(i -> new Count(499 - i, 0)).toList();
    ExecutorService workers = Executors.newFixedThreadPool(2);
    String deadlocks = deadlocks();

    List<Future<Object>> done =
        workers.invokeAll(
            Stream.of(up, down)
                .map(counts -> (Callable<Object>) () -> writeManyTimes(counts))
                .toList());

    for (Future<Object> one : done) {
      one.get();
    }
    workers.shutdown();
    assertThat(TEST.query("SELECT count(*) FROM met")).containsExactly(List.of("500"));
    assertThat(deadlocks()).isEqualTo(deadlocks);
  }

  private static String deadlocks() {
    return TEST.query("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'").get(0).get(1);
  }

  private static Object writeManyTimes(List<Count> counts) throws Exception {
    SinkWriter<Count> writer =
        Jdbc.upsert(TEST.database(), Count.class).table("met").concurrent().opener(null).open();
    for (int time = 0; time < 20; time++) {
      for (Count count : counts) {
        writer.accept(count);
      }
      writer.flush();
    }
    writer.close();
    return counts;
  }

  record Flag(long id, boolean flag) {}

  @Test
  void booleans_areSmallNumbers() throws Exception {
    TEST.execute(
        "CREATE TABLE flags (id bigint PRIMARY KEY, flag boolean NOT NULL)",
        "INSERT INTO flags VALUES (1, true), (2, false)");
    List<Flag> flags = List.of(new Flag(1, false), new Flag(2, false), new Flag(3, true));

    write(Jdbc.upsert(TEST.database(), Flag.class).table("flags"), null, flags);

    assertThat(elements(Jdbc.read(TEST.database(), Flag.class).table("flags")))
        .containsExactlyInAnyOrderElementsOf(flags);
    TEST.execute("UPDATE flags SET flag = 2 WHERE id = 1");
    assertThatThrownBy(() -> elements(Jdbc.read(TEST.database(), Flag.class).table("flags")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("component flag of Flag", "2 is neither 0, false, nor 1, true");
  }

  @Test
  void rows_zeroDate() {
    TEST.execute(
        "SET SESSION sql_mode = ''",
        "CREATE TABLE zeros (a date, b datetime, c timestamp NULL)",
        "INSERT INTO zeros VALUES ('0000-00-00', '0000-00-00', '0000-00-00')");

    for (String column : List.of("a", "b", "c")) {
      assertThatThrownBy(() -> elements(Jdbc.read(TEST.database()).table("zeros").select(column)))
          .hasMessageContainingAll("zeros", "column " + column + " (", "0000-00-00");
    }
  }

  @Test
  void rows_dateWithoutADay() {
    TEST.execute(
        "SET SESSION sql_mode = 'ALLOW_INVALID_DATES'",
        "CREATE TABLE invalid_dates (a date, b datetime)",
        "INSERT INTO invalid_dates VALUES ('2024-05-00', '2024-02-31 01:02:03')");

    for (String column : List.of("a", "b")) {
      assertThatThrownBy(
              () -> elements(Jdbc.read(TEST.database()).table("invalid_dates").select(column)))
          .hasMessageContainingAll("invalid_dates", "column " + column + " (");
    }
  }

  record Span(LocalTime span) {}

  @Test
  void times_beyondADay() {
    for (String time : List.of("24:00:00", "-00:00:01", "838:59:59")) {
      TEST.execute(
          "DROP TABLE IF EXISTS spans",
          "CREATE TABLE spans (span time)",
          "INSERT INTO spans VALUES ('%s')".formatted(time));

      assertThatThrownBy(() -> elements(Jdbc.read(TEST.database()).table("spans")))
          .hasMessageContainingAll("spans", "column span (TIME)");
      assertThatThrownBy(() -> elements(Jdbc.read(TEST.database(), Span.class).table("spans")))
          .hasMessageContainingAll("spans", "column span (TIME)");
    }
  }

  @Test
  void of_dataSource() throws Exception {
    TEST.execute("CREATE TABLE sourced (id bigint NOT NULL)", "INSERT INTO sourced VALUES (1)");
    Database found =
        Database.of(
            DataSourceConfiguration.create(
                "org.mariadb.jdbc.Driver", TEST.url() + "&useCatalogTerm=SCHEMA"));
    Database lost =
        Database.of(DataSourceConfiguration.create("org.mariadb.jdbc.Driver", TEST.url()));

    assertThat(elements(Jdbc.read(found, Id.class).table("sourced"))).containsExactly(new Id(1));
    assertThatThrownBy(() -> elements(Jdbc.read(lost, Id.class).table("sourced")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data source must have useCatalogTerm=SCHEMA in its URL");
  }

  @Test
  void connect_unknownUser() {
    assertThatThrownBy(() -> Database.at(TEST.url().replace("user=root", "user=nobody")).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageEndingWith("user or password is wrong");
  }

  @Test
  void connect_missingDatabase() {
    assertThatThrownBy(
            () -> Database.at(TEST.url().replaceFirst("/test_\\w+", "/nowhere")).connect())
        .isInstanceOf(SQLException.class)
        .hasMessageContainingAll("/nowhere", "there is no such database on the server");
  }

  /** Years of rows, which nobody has to wait for. */
  @Test
  void read_thatIsGivenUp() {
    IllegalStateException full = new IllegalStateException("full");
    JdbcRead<Id> read =
        Jdbc.read(TEST.database(), Id.class)
            .query(
                "SELECT CAST(a.seq AS SIGNED) AS id"
                    + " FROM seq_1_to_1000000000 a JOIN seq_1_to_1000000000 b");

    assertThatThrownBy(
            () ->
                read.splits(1)
                    .get(0)
                    .read(
                        id -> {
                          throw full;
                        }))
        .isSameAs(full);
  }
}
