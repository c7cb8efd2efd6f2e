package io.millrace.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jdbc.dialect.Dialect;
import io.millrace.jdbc.dialect.h2.H2Dialect;
import io.millrace.jdbc.dialect.mariadb.MariaDbDialect;
import io.millrace.jdbc.dialect.postgres.PostgresDialect;
import io.millrace.jobs.WrongUseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
  @ValueSource(strings = {"'open", "a, 'it''s", "\"open"})
  void parse_quoteThatNothingCloses(String list) {
    assertThatThrownBy(() -> SqlList.parse("--groupBy", list))
        .isInstanceOf(WrongUseException.class)
        .hasMessageStartingWith("--groupBy='" + list + "': ");
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

  @ParameterizedTest
  @ValueSource(
      strings = {"x--1", "x -- 1", "x /* 1 */", "x /*! + 1 */", "x, y --", "/*+ hint */ x"})
  void parse_comment(String list) {
    assertThatThrownBy(() -> SqlList.parse("--columns", list))
        .isInstanceOf(WrongUseException.class)
        .hasMessageStartingWith("--columns='%s': ", list)
        .hasMessageEndingWith(
            " is read as a comment, which a list may not have; leave it out, or put a blank between"
                + " two signs");
  }

  @Test
  void parse_signsInTexts() {
    assertThat(SqlList.parse("--columns", "'a--b' as x, '/* no */' as y, x - -1 as z"))
        .extracting(SqlList.Item::sql)
        .containsExactly("'a--b' AS x", "'/* no */' AS y", "x - -1 AS z");
  }

  @Test
  void checkQuotes_numberSignOfMariaDb() {
    assertThatThrownBy(() -> SqlList.checkQuotes("--columns", "x #1", MARIADB))
        .isInstanceOf(WrongUseException.class)
        .hasMessage(
            "--columns='x #1': # begins a comment in MariaDB, which a list may not have; leave it"
                + " out");
    SqlList.checkQuotes("--columns", "'#1' as x, `#` as y", MARIADB);
    SqlList.checkQuotes("--columns", "x #> '{a}' as y", new PostgresDialect());
  }

  @Test
  void parse_failure_leavesNoThread() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    assertThatThrownBy(() -> SqlList.parse("--columns", "a b c d"))
        .isInstanceOf(WrongUseException.class);

    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    for (Thread thread : left) {
      thread.join(TimeUnit.MINUTES.toMillis(1));
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }
}
