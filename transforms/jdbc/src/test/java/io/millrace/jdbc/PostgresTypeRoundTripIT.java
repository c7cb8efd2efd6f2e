package io.millrace.jdbc;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTypeRoundTripIT implements TypeRoundTripContract {

  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.postgres();

  @BeforeAll
  static void makeTypes() {
    DATABASE.execute(PostgresTypeCases.TYPES);
  }

  @Override
  public TestDatabase test() {
    return DATABASE;
  }

  @Override
  public List<TypeCase> cases() {
    return PostgresTypeCases.ALL;
  }

  @Override
  public String same(String one, String other) {
    return "CAST(%1$s AS text) IS NOT DISTINCT FROM CAST(%2$s AS text)".formatted(one, other);
  }
}
