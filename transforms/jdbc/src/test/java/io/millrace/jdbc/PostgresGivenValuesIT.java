package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresGivenValuesIT implements IdentityContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.postgres();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public String identity() {
    return "bigint GENERATED ALWAYS AS IDENTITY";
  }

  @Override
  public String generated(String expression) {
    return "integer GENERATED ALWAYS AS (%s) STORED".formatted(expression);
  }
}
