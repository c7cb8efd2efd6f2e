package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Refusals of MariaDB that are about a row, and have SQLStates of all kinds. */
class MariaDbRefusedRowsIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  record Tenant(int id, String tenant) {}

  private static void write(String table) throws Exception {
    WriteRuns.of(
            Jdbc.insert(TEST.database(), Tenant.class).table(table).deadLetters(table + "_bad"))
        .bundle(
            IntStream.rangeClosed(1, 100)
                .mapToObj(id -> new Tenant(id, id % 10 == 0 ? "evil" : "good"))
                .toArray(Tenant[]::new))
        .publish();
  }

  private static List<List<String>> counts(String table) {
    return TEST.query(
        "SELECT (SELECT count(*) FROM %1$s), (SELECT count(*) FROM %1$s_bad)".formatted(table));
  }

  @Test
  void noPartitionForTheRow() throws Exception {
    TEST.execute(
        "CREATE TABLE parted (id int, tenant varchar(10)) PARTITION BY LIST COLUMNS (tenant)"
            + " (PARTITION good VALUES IN ('good'))");

    write("parted");

    assertThat(counts("parted")).containsExactly(List.of("90", "10"));
  }

  @Test
  void raisedWithAnySqlState() throws Exception {
    TEST.execute(
        "CREATE TABLE raising (id int PRIMARY KEY, tenant varchar(10))",
        "CREATE TRIGGER refuse BEFORE INSERT ON raising FOR EACH ROW"
            + " BEGIN IF NEW.tenant = 'evil' THEN SIGNAL SQLSTATE 'MY001'; END IF; END");

    write("raising");

    assertThat(counts("raising")).containsExactly(List.of("90", "10"));
  }

  @Test
  void subqueryOfATriggerWithSeveralRows() throws Exception {
    TEST.execute(
        "CREATE TABLE names (id int)",
        "INSERT INTO names VALUES (10), (10), (20), (20)",
        "CREATE TABLE looked_up (id int PRIMARY KEY, tenant varchar(10))",
        "CREATE TRIGGER look_up BEFORE INSERT ON looked_up FOR EACH ROW"
            + " SET NEW.tenant = coalesce((SELECT id FROM names WHERE id = NEW.id), NEW.tenant)");

    write("looked_up");

    assertThat(counts("looked_up")).containsExactly(List.of("98", "2"));
  }
}
