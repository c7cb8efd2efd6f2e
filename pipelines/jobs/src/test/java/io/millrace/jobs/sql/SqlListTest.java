package io.millrace.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.H2Dialect;
import io.millrace.jdbc.dialect.MariaDbDialect;
import io.millrace.jdbc.dialect.PostgresDialect;
import io.millrace.jobs.WrongUseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlListTest {

  private static final Dialect MARIADB = new MariaDbDialect();

  @Test
  void name_withoutItsQuotes() {
    List<SqlList.Item> items =
        SqlList.parse("--groupBy", "a, s.\"Year End\", `order`, x + 1 as `a total`, y as \"a`b\"");

    assertThat(items)
        .extracting(SqlList.Item::name)
        .containsExactly(
            Optional.of("a"),
            Optional.of("Year End"),
            Optional.of("order"),
            Optional.of("a total"),
            Optional.of("a`b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"order\"",
        "s.\"order\"",
        "\"order\" as o",
        "region, max(\"order\")",
        "last(x order by \"order\")",
        "case when \"order\" > 1 then 'a' else 'b' end as c",
        "(select max(\"order\") from sales) as m"
      })
  void checkQuotes_columnThatIsATextInMariaDb(String list) {
    assertThatThrownBy(() -> SqlList.checkQuotes("--groupBy", list, MARIADB))
        .isInstanceOf(WrongUseException.class)
        .hasMessage(
            "--groupBy: \"order\" is a text in MariaDB and no column;"
                + " write `order` for the column, or 'order' for the text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"`order`", "max(`order`) as \"most \"", "concat(a, '\"b\"') as c"})
  void checkQuotes_whatMeansTheSameToMariaDb(String list) {
    assertThatCode(() -> SqlList.checkQuotes("--groupBy", list, MARIADB))
        .doesNotThrowAnyException();
  }

  @Test
  void checkQuotes_whereDoubleQuotesAreOfNames() {
    assertThatCode(
            () -> {
              SqlList.checkQuotes("--groupBy", "\"order\"", new PostgresDialect());
              SqlList.checkQuotes("--groupBy", "\"order\"", new H2Dialect());
            })
        .doesNotThrowAnyException();
  }
}
