package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables whose triggers and rules put rows elsewhere, or drop them: what was given is counted. */
class PostgresRoutesIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  record Metric(int id, LocalDateTime at) {}

  private static final Metric JANUARY = new Metric(1, LocalDateTime.parse("2024-01-02T00:00:00"));
  private static final Metric MARCH = new Metric(2, LocalDateTime.parse("2024-03-02T00:00:00"));

  @BeforeEach
  void tables() {
    TEST.execute(
        "DROP TABLE IF EXISTS metrics CASCADE",
        "CREATE TABLE metrics (id int, at timestamp NOT NULL)",
        "CREATE TABLE metrics_1 () INHERITS (metrics)",
        "CREATE TABLE metrics_2 () INHERITS (metrics)");
  }

  private static void write(WriteMode mode) throws Exception {
    WriteRuns.of(Jdbc.write(TEST.database(), mode, Metric.class).table("metrics"))
        .bundle(JANUARY, MARCH)
        .publish();
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  void trigger_routesRows(WriteMode mode) throws Exception {
    TEST.execute(
        """
        CREATE OR REPLACE FUNCTION route() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.at < '2024-02-01' THEN INSERT INTO metrics_1 VALUES (NEW.*);
          ELSE INSERT INTO metrics_2 VALUES (NEW.*); END IF;
          RETURN NULL;
        END $$
        """,
        "CREATE TRIGGER route BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION route()");

    write(mode);

    assertThat(TEST.query("SELECT id FROM metrics_1")).containsExactly(List.of("1"));
    assertThat(TEST.query("SELECT id FROM metrics_2")).containsExactly(List.of("2"));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  void trigger_dropsRows(WriteMode mode) throws Exception {
    TEST.execute(
        """
        CREATE OR REPLACE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF NEW.at < '2024-02-01' THEN RETURN NULL; END IF;
          RETURN NEW;
        END $$
        """,
        "CREATE TRIGGER late BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION late()");

    write(mode);

    assertThat(TEST.query("SELECT id FROM metrics")).containsExactly(List.of("2"));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  void rule_putsRowsElsewhere(WriteMode mode) throws Exception {
    TEST.execute(
        "CREATE RULE elsewhere AS ON INSERT TO metrics DO INSTEAD"
            + " INSERT INTO metrics_2 VALUES (NEW.*)");

    write(mode);

    assertThat(TEST.query("SELECT id FROM metrics_2 ORDER BY id"))
        .containsExactly(List.of("1"), List.of("2"));
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  void rule_putsSomeRowsElsewhereAsWell(WriteMode mode) throws Exception {
    TEST.execute(
        "CREATE TABLE IF NOT EXISTS log (id int)",
        "DELETE FROM log",
        "CREATE RULE noted AS ON INSERT TO metrics WHERE NEW.id = 1 DO ALSO"
            + " INSERT INTO log VALUES (NEW.id)");

    write(mode);

    assertThat(TEST.query("SELECT id FROM metrics ORDER BY id"))
        .containsExactly(List.of("1"), List.of("2"));
    assertThat(TEST.query("SELECT id FROM log")).containsExactly(List.of("1"));
  }
}
