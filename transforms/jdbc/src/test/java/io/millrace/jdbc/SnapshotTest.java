package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SnapshotTest {

  @RegisterExtension static final TestDatabase H2 = TestDatabase.h2();

  @Test
  void of_databaseThatCannotShareOne() {
    assertThatThrownBy(() -> Snapshot.of(H2.database()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("snapshot must be of a database", "H2 is not");
  }
}
