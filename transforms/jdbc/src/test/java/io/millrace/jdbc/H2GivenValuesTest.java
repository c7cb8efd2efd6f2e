package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class H2GivenValuesTest implements IdentityContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.h2();

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
    return "integer GENERATED ALWAYS AS (%s)".formatted(expression);
  }
}
