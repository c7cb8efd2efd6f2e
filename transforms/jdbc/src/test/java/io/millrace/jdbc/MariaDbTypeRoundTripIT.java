package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbTypeRoundTripIT implements TypeRoundTripContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.mariaDb();

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<TypeCase> cases() {
    return MariaDbTypeCases.ALL;
  }

  @Override
  public String same(String one, String other) {
    return "%1$s <=> %2$s AND CAST(%1$s AS BINARY) <=> CAST(%2$s AS BINARY)".formatted(one, other);
  }
}
