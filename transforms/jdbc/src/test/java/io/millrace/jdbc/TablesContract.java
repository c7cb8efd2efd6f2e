package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.NameLimit;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What creating a table does, on every database. */
interface TablesContract {

  TestDatabase test();

  ColumnDefinition REGION = ColumnDefinition.of("region", ColumnType.STRING);
  ColumnDefinition REVENUE = ColumnDefinition.of("revenue", ColumnType.DECIMAL);

  @Test
  default void create_keyThatIsNotNull() {
    String sql =
        Tables.createStatement(
            test().database(), "pk", List.of(REGION.notNull(), REVENUE), List.of("region"));

    assertThat(sql)
        .containsIgnoringCase("NOT NULL")
        .containsIgnoringCase("PRIMARY KEY (%s)".formatted(test().quote("region")));
  }

  /** The longest name that a table or column may have. */
  private String longestName() {
    NameLimit limit = test().database().dialect().nameLimit();
    // Of two bytes, and one character.
    return limit.inBytes() ? "ü".repeat(limit.most() / 2) + "x" : "ü".repeat(limit.most());
  }

  @Test
  default void create_longestName() {
    String name = longestName();

    Tables.create(
        test().database(),
        name,
        List.of(ColumnDefinition.of(name, ColumnType.INT64).notNull()),
        List.of(name));

    assertThat(Tables.exists(test().database(), name)).isTrue();
    assertThat(Tables.primaryKey(test().database(), name)).containsExactly(name);
  }

  @Test
  default void create_tableNameThatIsTooLong() {
    String name = longestName() + "y";

    assertThatThrownBy(
            () -> Tables.create(test().database(), name, List.of(REGION), List.of("region")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "table name '%s' must have at most \\d+ (bytes|characters) in this database, has \\d+; give it a shorter one"
                .formatted(name));
  }

  @Test
  default void create_columnNameThatIsTooLong() {
    String name = longestName() + "y";
    ColumnDefinition column = ColumnDefinition.of(name, ColumnType.INT64);

    assertThatThrownBy(
            () ->
                Tables.create(
                    test().database(),
                    "long_column",
                    List.of(REGION.notNull(), column),
                    List.of("region")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("column name '" + name + "' must have at most ");
    assertThat(Tables.exists(test().database(), "long_column")).isFalse();
  }

  @Test
  default void deadLetters_nameThatIsTooLong() {
    String name = longestName() + "y";
    test().execute("DROP TABLE IF EXISTS named", "CREATE TABLE named (id bigint PRIMARY KEY)");

    assertThatThrownBy(
            () ->
                Jdbc.upsert(test().database(), Named.class)
                    .table("named")
                    .deadLetters(name)
                    .opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("table name '" + name + "' must have at most ");
  }

  @Test
  default void insert_longestName() throws Exception {
    String name = longestName();
    test()
        .execute(
            "DROP TABLE IF EXISTS " + test().quote(name),
            "CREATE TABLE %s (id bigint PRIMARY KEY)".formatted(test().quote(name)));

    WriteRuns.of(Jdbc.insert(test().database(), Named.class).table(name))
        .bundle(new Named(1))
        .publish();

    assertThat(test().query("SELECT id FROM " + "\"" + name + "\"")).containsExactly(List.of("1"));
  }

  record Named(long id) {}

  @Test
  default void create_digits() {
    Tables.create(
        test().database(),
        "digits",
        List.of(REGION.notNull(), REVENUE.digits(5, 2)),
        List.of("region"));
    test().execute("INSERT INTO digits VALUES ('north', 1.006)");

    assertThat(test().query("SELECT revenue FROM digits")).containsExactly(List.of("1.01"));
  }

  @Test
  default void create_likeAnother() {
    test().execute("CREATE TABLE model (id bigint NOT NULL, price numeric(7, 2), ratio real)");
    List<ColumnDefinition> columns =
        Jdbc.describe(test().database(), "SELECT id, price, ratio FROM model").asList().stream()
            .map(column -> ColumnDefinition.like(column.name(), column))
            .toList();

    assertThat(columns)
        .extracting(ColumnDefinition::type, ColumnDefinition::precision, ColumnDefinition::scale)
        .containsExactly(
            tuple(ColumnType.INT64, 0, 0),
            tuple(ColumnType.DECIMAL, 7, 2),
            tuple(ColumnType.FLOAT, 0, 0));
    assertThat(columns).extracting(ColumnDefinition::nullable).containsExactly(false, true, true);
  }

  @Test
  default void primaryKey_inItsOrder() {
    test().execute("CREATE TABLE keyed (b integer, c integer, a integer, PRIMARY KEY (c, a))");

    List<String> key = Tables.primaryKey(test().database(), "keyed");

    assertThat(key).map(name -> name.toLowerCase(Locale.ROOT)).containsExactly("c", "a");
  }

  @Test
  default void primaryKey_noneThere() {
    test().execute("CREATE TABLE free (a integer UNIQUE)");

    assertThat(Tables.primaryKey(test().database(), "free")).isEmpty();
  }

  @Test
  default void create_thatIsThere() {
    test().execute("CREATE TABLE there (id integer)");

    boolean created = Tables.create(test().database(), "THERE", List.of(REGION), List.of("region"));

    assertThat(created).isFalse();
    assertThat(test().query("SELECT id FROM there")).isEmpty();
  }

  @Test
  default void create_hostileNames() {
    ColumnDefinition hostile = ColumnDefinition.of("a\"b; DROP", ColumnType.STRING).notNull();

    Tables.create(test().database(), "T; \u00fc", List.of(hostile), List.of("a\"b; DROP"));

    assertThat(test().query("SELECT \"a\"\"b; DROP\" FROM \"T; \u00fc\"")).isEmpty();
  }

  @Test
  default void create_inAnotherSchema() {
    test().execute("CREATE SCHEMA IF NOT EXISTS archive", "DROP TABLE IF EXISTS archive.sales");

    Tables.create(test().database(), "archive.sales", List.of(REGION.notNull()), List.of("region"));

    assertThat(test().query("SELECT region FROM archive.sales")).isEmpty();
  }

  record Reading(long id) {}

  @Test
  default void dropIfEmpty_emptyTable() {
    test().execute("DROP TABLE IF EXISTS drafts", "CREATE TABLE drafts (id int)");

    assertThat(Tables.dropIfEmpty(test().database(), "drafts")).isTrue();

    assertThat(Tables.exists(test().database(), "drafts")).isFalse();
  }

  @Test
  default void dropIfEmpty_tableWithRows() {
    test()
        .execute(
            "DROP TABLE IF EXISTS drafts",
            "CREATE TABLE drafts (id int)",
            "INSERT INTO drafts VALUES (1)");

    assertThat(Tables.dropIfEmpty(test().database(), "drafts")).isFalse();

    assertThat(test().query("SELECT id FROM drafts")).containsExactly(List.of("1"));
  }

  @Test
  default void dropIfEmpty_rowThatAnotherSessionIsAboutToCommit() throws Exception {
    test().execute("DROP TABLE IF EXISTS drafts", "CREATE TABLE drafts (id int)");

    CompletableFuture<Boolean> dropped;
    try (Connection other = test().database().connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO drafts VALUES (1)");
      dropped =
          CompletableFuture.supplyAsync(() -> Tables.dropIfEmpty(test().database(), "drafts"));
      test().awaitSessionThatWaits(dropped);
      other.commit();
    }

    assertThat(dropped.get()).isFalse();
    assertThat(test().query("SELECT id FROM drafts")).containsExactly(List.of("1"));
  }

  @Test
  default void dropStaging_othersWithNamesThatBeginAlike() throws Exception {
    String begin = "readings_of_all_sensors_of_the_house_in_";
    test()
        .execute(
            "CREATE TABLE %sspring (id bigint)".formatted(begin),
            "CREATE TABLE %ssummer (id bigint)".formatted(begin));
    WriteRuns<Reading> summer =
        WriteRuns.of(Jdbc.insert(test().database(), Reading.class).table(begin + "summer"))
            .bundle(new Reading(1));

    List<String> dropped = Tables.dropStaging(test().database(), begin + "spring");
    summer.publish();

    assertThat(dropped).isEmpty();
    assertThat(test().query("SELECT id FROM %ssummer".formatted(begin)))
        .containsExactly(List.of("1"));
  }

  @Test
  default void dropStaging_othersThatDifferInCase() throws Exception {
    test().execute("CREATE TABLE \"Rivers\" (id bigint)", "CREATE TABLE \"rivers\" (id bigint)");
    WriteRuns<Reading> rivers =
        WriteRuns.of(Jdbc.insert(test().database(), Reading.class).table("\"rivers\""))
            .bundle(new Reading(1));

    List<String> others = Tables.dropStaging(test().database(), "\"Rivers\"");
    List<String> own = Tables.dropStaging(test().database(), "\"rivers\"");

    assertThat(others).isEmpty();
    assertThat(own).singleElement().asString().matches("millrace_rivers_[0-9a-f]{8}_[0-9a-f]{16}");
    assertThatThrownBy(rivers::publish).hasMessageContaining("is gone; nothing was written");
  }

  @Test
  default void create_keyThatIsNoColumn() {
    assertThatThrownBy(
            () -> Tables.create(test().database(), "t", List.of(REGION), List.of("city")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key must be some of the columns [region], is [city]");
  }
}
