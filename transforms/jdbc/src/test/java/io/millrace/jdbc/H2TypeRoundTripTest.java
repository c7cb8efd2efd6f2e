package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2TypeRoundTripTest implements TypeRoundTripContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.h2();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<TypeCase> cases() {
    return H2TypeCases.ALL;
  }

  @Override
  public String same(String one, String other) {
    return "%1$s IS NOT DISTINCT FROM %2$s".formatted(one, other);
  }
}
