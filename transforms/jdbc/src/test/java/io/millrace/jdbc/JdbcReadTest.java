package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JdbcReadTest {

  record Id(long id) {}

  private static final Database NOWHERE = Database.at("jdbc:h2:mem:nowhere");

  @Test
  void query_afterTable() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).table("orders").query("SELECT 1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("query cannot be set, as table is: 'orders'; a read has one of them");
  }

  @Test
  void table_afterQuery() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).query("SELECT 1").table("orders"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("table cannot be set, as query is: 'SELECT 1'; a read has one of them");
  }

  @Test
  void plan_neitherTableNorQuery() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).plan(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a read must have a table or a query, has none; set one");
  }

  @Test
  void select_forRecords() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE, Id.class).select("id"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("select cannot be set", "components of Id");
  }

  @Test
  void groupBy_forRecords() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE, Id.class).groupBy("id"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("groupBy cannot be set, as Id says which columns are read; read rows");
  }

  @Test
  void groupBy_withoutSelect() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).table("t").groupBy("id").plan(1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a read with groupBy must have a select, has none; set it");
  }

  @Test
  void select_nothing() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).select())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("select must have at least one expression, has none");
  }

  @Test
  void splitInto_none() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).splitInto(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("splitInto must be at least 1, is 0");
  }

  @Test
  void fetchSize_negative() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE).fetchSize(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fetchSize must be at least 1, is -1");
  }

  record Blank(@ColumnName(" ") long id) {}

  @Test
  void columnName_blank() {
    assertThatThrownBy(() -> Jdbc.read(NOWHERE, Blank.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("@ColumnName of component id of Blank must not be blank; leave it out");
  }

  @Test
  void setters_leaveTheReadAsItIs() {
    JdbcRead<Id> read = Jdbc.read(NOWHERE, Id.class);

    assertThat(read.table("orders").getName()).isEqualTo("Jdbc.read(orders)");
    assertThat(read.query("SELECT 1").getName()).isEqualTo("Jdbc.read(query)");
  }
}
