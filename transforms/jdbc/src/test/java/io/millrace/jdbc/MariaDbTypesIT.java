package io.millrace.jdbc;

import static io.millrace.jdbc.DirectRuns.elements;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbTypesIT implements TypesContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  /** A column of decimals has the same digits behind the point in every row. */
  @Override
  @Test
  public void records_decimalThatIsNotWhole() {
    DATABASE.execute("CREATE TABLE fraction (id integer PRIMARY KEY, amount decimal(5, 2))");

    assertThatThrownBy(
            () -> elements(Jdbc.read(DATABASE.database(), Fraction.class).table("fraction")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "component amount of Fraction is of type BigInteger", "without loss");
  }
}
