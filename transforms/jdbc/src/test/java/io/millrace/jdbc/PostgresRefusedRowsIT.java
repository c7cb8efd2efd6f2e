package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refusals of PostgreSQL that are about a row, whatever class their SQLState has. */
class PostgresRefusedRowsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record Tenant(int id, String tenant) {}

  @BeforeAll
  static void role() {
    TEST.execute(
        "CREATE ROLE refused_loader LOGIN", "GRANT ALL ON SCHEMA public TO refused_loader");
  }

  @AfterAll
  static void dropRole() {
    TEST.execute("DROP OWNED BY refused_loader CASCADE", "DROP ROLE refused_loader");
  }

  private static Database loader() {
    return Database.at(TEST.url().replaceFirst("user=\\w+", "user=refused_loader"));
  }

  private static Tenant[] everyTenthEvil(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(id -> new Tenant(id, id % 10 == 0 ? "evil" : "good"))
        .toArray(Tenant[]::new);
  }

  private static JdbcWrite<Tenant> tenants(Database database, WriteMode mode, String table) {
    return Jdbc.write(database, mode, Tenant.class).table(table);
  }

  private static void createGuarded(String table) {
    TEST.execute(
        "CREATE TABLE %s (id int PRIMARY KEY, tenant text)".formatted(table),
        "ALTER TABLE %s ENABLE ROW LEVEL SECURITY".formatted(table),
        "GRANT ALL ON %s TO refused_loader".formatted(table),
        "CREATE POLICY p ON %s TO refused_loader USING (tenant = 'good')".formatted(table)
            + " WITH CHECK (tenant = 'good')");
  }

  private static List<List<String>> counts(String table, String letters) {
    return TEST.query(
        "SELECT (SELECT count(*) FROM %s), (SELECT count(*) FROM %s)".formatted(table, letters));
  }

  @Test
  void rowLevelSecurity_insert() throws Exception {
    createGuarded("tenants");

    WriteRuns.of(tenants(loader(), WriteMode.INSERT, "tenants").deadLetters("tenants_bad"))
        .bundle(everyTenthEvil(1_000))
        .publish();

    assertThat(counts("tenants", "tenants_bad")).containsExactly(List.of("900", "100"));
  }

  @Test
  void rowLevelSecurity_upsert() throws Exception {
    createGuarded("upserted_tenants");

    WriteRuns.of(
            tenants(loader(), WriteMode.UPSERT, "upserted_tenants").deadLetters("upserted_bad"))
        .bundle(everyTenthEvil(1_000))
        .publish();

    assertThat(counts("upserted_tenants", "upserted_bad")).containsExactly(List.of("900", "100"));
  }

  @Test
  void rowLevelSecurity_withoutDeadLetters_namesTheRow() {
    createGuarded("named_tenants");

    assertThatThrownBy(
            () ->
                WriteRuns.of(tenants(loader(), WriteMode.UPSERT, "named_tenants"))
                    .bundle(everyTenthEvil(100)))
        .hasMessage(
            "cannot write to table public.named_tenants: new row violates row-level security policy"
                + " for table \"named_tenants\" (row with id = 10)");
  }

  @Test
  void missingRight_isNotAboutARow() {
    TEST.execute("CREATE TABLE closed (id int PRIMARY KEY, tenant text)");
    TEST.execute("GRANT SELECT, INSERT, UPDATE ON closed TO refused_loader");
    WriteRuns<Tenant> runs =
        WriteRuns.of(tenants(loader(), WriteMode.UPSERT, "closed").deadLetters("closed_bad"));
    TEST.execute("REVOKE INSERT ON closed FROM refused_loader");

    assertThatThrownBy(() -> runs.bundle(everyTenthEvil(100)))
        .hasMessage(
            "cannot write to table public.closed: permission denied for table closed (a batch of"
                + " 100 rows)");
    assertThat(Tables.exists(TEST.database(), "closed_bad")).isFalse();
  }

  @Test
  void indexRowThatIsTooLong() throws Exception {
    TEST.execute("CREATE TABLE long_keys (id int, tenant text PRIMARY KEY)");
    String tooLong =
        LongStream.range(0, 200)
            .mapToObj(i -> "%016x".formatted(i * 0x9E3779B97F4A7C15L))
            .reduce("", String::concat);

    WriteRuns.of(
            Jdbc.insert(TEST.database(), Tenant.class).table("long_keys").deadLetters("long_bad"))
        .bundle(new Tenant(1, "a"), new Tenant(2, tooLong), new Tenant(3, "c"))
        .publish();

    assertThat(TEST.query("SELECT id FROM long_keys ORDER BY id"))
        .containsExactly(List.of("1"), List.of("3"));
    assertThat(TEST.query("SELECT sql_state, row_data::json ->> 'id' FROM long_bad"))
        .containsExactly(List.of("54000", "2"));
  }

  @Test
  void raisedWithAnySqlState() throws Exception {
    TEST.execute(
        "CREATE TABLE raising (id int PRIMARY KEY, tenant text)",
        """
        CREATE FUNCTION refuse_evil() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.id % 20 = 0 THEN
            RAISE EXCEPTION 'evil %', NEW.id USING ERRCODE = 'MY001';
          ELSIF NEW.id % 10 = 0 THEN
            ASSERT NEW.tenant = 'good', 'not good';
          END IF;
          RETURN NEW;
        END $$
        """,
        "CREATE TRIGGER refuse BEFORE INSERT ON raising FOR EACH ROW EXECUTE FUNCTION refuse_evil()");

    WriteRuns.of(tenants(TEST.database(), WriteMode.UPSERT, "raising").deadLetters("raised_bad"))
        .bundle(everyTenthEvil(1_000))
        .publish();

    assertThat(counts("raising", "raised_bad")).containsExactly(List.of("900", "100"));
    assertThat(
            TEST.query(
                "SELECT sql_state, count(*), min(message) FROM raised_bad GROUP BY 1 ORDER BY 1"))
        .containsExactly(List.of("MY001", "50", "evil 100"), List.of("P0004", "50", "not good"));
  }

  @Test
  void noPartitionForTheRow() throws Exception {
    TEST.execute(
        "CREATE TABLE parted (id int, tenant text) PARTITION BY LIST (tenant)",
        "CREATE TABLE parted_good PARTITION OF parted FOR VALUES IN ('good')");

    WriteRuns.of(tenants(TEST.database(), WriteMode.INSERT, "parted").deadLetters("parted_bad"))
        .bundle(everyTenthEvil(100))
        .publish();

    assertThat(counts("parted", "parted_bad")).containsExactly(List.of("90", "10"));
  }

  /** A lock for each row that is refused would be more than a server has room for. */
  @Test
  void moreBadRowsThanTheServerHasLocks() throws Exception {
    TEST.execute("CREATE TABLE many (id int PRIMARY KEY, tenant text CHECK (tenant <> 'evil'))");
    Tenant[] rows =
        IntStream.range(0, 40_000)
            .mapToObj(id -> new Tenant(id, id % 2 == 0 ? "evil" : "good"))
            .toArray(Tenant[]::new);

    WriteRuns.of(tenants(TEST.database(), WriteMode.UPSERT, "many").deadLetters("many_bad"))
        .bundle(rows)
        .publish();

    assertThat(counts("many", "many_bad")).containsExactly(List.of("20000", "20000"));
  }
}
