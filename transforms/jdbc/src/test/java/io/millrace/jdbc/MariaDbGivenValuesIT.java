package io.millrace.jdbc;

import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbGivenValuesIT implements GivenValuesContract {

  @RegisterExtension static final TestDatabase TEST = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return TEST;
  }

  @Override
  public String identity() {
    return "bigint AUTO_INCREMENT";
  }

  @Override
  public String generated(String expression) {
    return "integer GENERATED ALWAYS AS (%s) STORED".formatted(expression);
  }
}
