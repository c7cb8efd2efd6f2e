package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of numbers that are never overwritten, where a database has such. */
interface IdentityContract extends GivenValuesContract {

  @ParameterizedTest
  @EnumSource(names = {"UPSERT", "UPDATE"})
  default void identity_overwritten(WriteMode mode) {
    JdbcWrite<User> users =
        Jdbc.write(test().database(), mode, User.class).table("users_id").key("name");

    assertThatThrownBy(() -> users.opener(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)column id \\(.*\\) of table .*users_id is GENERATED ALWAYS AS IDENTITY, which is"
                + " never overwritten; leave it out, make it the key, or write by insert, replace"
                + " or ignore");
  }
}
