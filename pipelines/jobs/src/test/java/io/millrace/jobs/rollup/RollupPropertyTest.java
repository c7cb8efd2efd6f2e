package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.SameRows;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Any rollup of any rows is what SQL makes of them. */
class RollupPropertyTest {

  private static final List<String> GROUPS =
      List.of("region", "code", "taken_on", "amount", "taken_at", "small", "big");
  private static final List<String> NUMBERS =
      List.of("small", "medium", "amount", "ratio", "code", "small * 3 - code");
  private static final List<String> ORDERED =
      List.of("taken_on", "taken_at", "big", "amount", "ratio");

  /** A rollup: what --groupBy and --aggregate list. */
  record Choice(List<String> groups, List<String> aggregates) {

    String groupBy() {
      return String.join(", ", groups);
    }

    String aggregate() {
      List<String> named = new ArrayList<>();
      for (String aggregate : aggregates) {
        named.add(aggregate + " as v" + named.size());
      }
      return String.join(", ", named);
    }

    String sql() {
      return "SELECT %1$s, %2$s FROM readings GROUP BY %1$s"
          .formatted(groupBy(), aggregate().replace("count()", "count(*)"));
    }
  }

  @Property(tries = 40)
  void rollup_anyRowsAndChoice_equalsSql(
      @ForAll long seed, @ForAll @IntRange(max = 200) int rows, @ForAll("choices") Choice choice) {
    TestDatabase database = TestDatabase.h2();
    Readings.create(database);
    Readings.insert(database, seed, rows);

    JobScreen screen =
        JobScreen.of(
            "rollup",
            "--from=" + database.url(),
            "--table=readings",
            "--groupBy=" + choice.groupBy(),
            "--aggregate=" + choice.aggregate(),
            "--to=" + database.url(),
            "--into=totals",
            "--createTable");

    assertThat(screen.err()).isEmpty();
    SameRows.assertSame(database.query("SELECT * FROM totals"), database.query(choice.sql()));
    database.execute("SHUTDOWN");
  }

  @Provide
  Arbitrary<Choice> choices() {
    Arbitrary<List<String>> groups =
        Arbitraries.of(GROUPS).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
    Arbitrary<String> aggregate =
        Arbitraries.oneOf(
            Arbitraries.of("count()"),
            calls(List.of("sum", "avg"), NUMBERS),
            calls(List.of("count", "min", "max"), ORDERED));
    return groups.flatMap(
        chosen ->
            aggregate
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(aggregates -> new Choice(chosen, aggregates)));
  }

  private static Arbitrary<String> calls(List<String> functions, List<String> arguments) {
    return Arbitraries.of(
        functions.stream()
            .flatMap(
                function -> arguments.stream().map(argument -> function + "(" + argument + ")"))
            .collect(Collectors.toList()));
  }
}
