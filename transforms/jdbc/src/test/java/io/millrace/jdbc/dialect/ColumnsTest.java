package io.millrace.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Types;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnsTest {

  private static Column column(String name) {
    return new Column(name, Types.BIGINT, "bigint", 19, 0, false, ColumnType.INT64);
  }

  private static Columns columns(String... names) {
    return Columns.of(Arrays.stream(names).map(ColumnsTest::column).toList());
  }

  @Test
  void find_exactly() {
    assertThat(columns("ID", "id", "Id").find("Id")).hasValue(column("Id"));
  }

  @Test
  void find_inOtherCase() {
    assertThat(columns("ID", "NAME").find("id")).hasValue(column("ID"));
  }

  @Test
  void find_ambiguous() {
    assertThatThrownBy(() -> columns("ID", "Id").find("id"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name 'id' is ambiguous: it may be any of [ID, Id]; write one of them exactly");
  }

  @Test
  void find_keepsUnderscores() {
    assertThat(columns("created_at").find("createdAt")).isEmpty();
  }

  @Test
  void findField_snakeCase() {
    assertThat(columns("id", "CREATED_AT").findField("createdAt")).hasValue(column("CREATED_AT"));
  }

  @Test
  void findField_camelCase() {
    assertThat(columns("createdAt").findField("created_at")).hasValue(column("createdAt"));
  }

  @Test
  void findField_exactFirst() {
    assertThat(columns("created_at", "createdAt").findField("createdAt"))
        .hasValue(column("createdAt"));
  }
}
