package io.millrace.jdbc.dialect;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a.b.c", ".b", "a.", "\"a", "a\"b", "\"\"", "\"a\"b"})
  void parse_notAName(String name) {
    assertThatThrownBy(() -> TableName.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("table must be 'name' or 'schema.name'", "is '" + name + "'");
  }
}
