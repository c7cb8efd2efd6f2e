package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables of a server whose default engine knows nothing of transactions. */
class MariaDbEngineIT {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  private static final Database OLD =
      Database.at(TEST.url() + "&sessionVariables=default_storage_engine=MyISAM");

  record Sale(long id, String name) {}

  @BeforeEach
  void tables() {
    TEST.execute(
        "DROP TABLE IF EXISTS sales, bad_sales, millrace_runs",
        "CREATE TABLE sales (id bigint PRIMARY KEY, name varchar(9)) ENGINE=InnoDB");
  }

  private static JdbcWrite<Sale> sales() {
    return Jdbc.insert(OLD, Sale.class).table("sales").deadLetters("bad_sales");
  }

  private static List<List<String>> engines(String like) {
    return TEST.query(
        "SELECT DISTINCT engine FROM information_schema.tables"
            + " WHERE table_schema = database() AND table_name LIKE '%s'".formatted(like));
  }

  @Test
  void insert_itsOwnTablesHaveTransactions() throws Exception {
    WriteRuns<Sale> run =
        WriteRuns.of(sales()).bundle(new Sale(1, "a"), new Sale(1, "a"), new Sale(2, "b"));
    List<List<String>> staging = engines("millrace_sales_%");

    run.publish();

    assertThat(staging).containsExactly(List.of("InnoDB"));
    assertThat(engines("millrace_runs")).containsExactly(List.of("InnoDB"));
    assertThat(engines("bad_sales")).containsExactly(List.of("InnoDB"));
    assertThat(TEST.query("SELECT id, name FROM sales ORDER BY id"))
        .containsExactly(List.of("1", "a"), List.of("2", "b"));
  }

  @Test
  void create_hasTransactions() {
    Tables.create(
        OLD,
        "created",
        List.of(ColumnDefinition.of("id", ColumnType.INT64).notNull()),
        List.of("id"));

    assertThat(engines("created")).containsExactly(List.of("InnoDB"));
  }

  @Test
  void insert_tableOfRunsWithoutTransactions() throws Exception {
    WriteRuns.of(sales()).bundle(new Sale(1, "a")).publish();
    TEST.execute("ALTER TABLE millrace_runs ENGINE=MyISAM");

    assertThatThrownBy(() -> WriteRuns.of(sales()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            ("table %1$s.millrace_runs must be of an engine with transactions, is of MyISAM, which"
                    + " keeps what an attempt that fails has written; ALTER TABLE"
                    + " `%1$s`.`millrace_runs` ENGINE=InnoDB")
                .formatted(TEST.schema()));
  }

  @Test
  void replace_targetWithoutTransactions() {
    TEST.execute("ALTER TABLE sales ENGINE=Aria");

    assertThatThrownBy(() -> WriteRuns.of(Jdbc.replace(OLD, Sale.class).table("sales")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sales must be of an engine with transactions, is of Aria");
  }
}
