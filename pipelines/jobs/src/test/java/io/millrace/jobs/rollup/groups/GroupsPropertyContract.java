package io.millrace.jobs.rollup.groups;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random rows of random types, in any number of splits, have the groups of SQL's GROUP BY. */
abstract class GroupsPropertyContract {

  private final TestDatabase database;
  private final List<SampleType> types;
  private final boolean nulls;

  GroupsPropertyContract(TestDatabase database, List<SampleType> types, boolean nulls) {
    this.database = database;
    this.types = types.stream().filter(SampleType::grouped).toList();
    this.nulls = nulls;
  }

  @Property(tries = 25)
  void rollup_anyRowsOfAnyTypes_hasTheGroupsOfSql(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2) int groups,
      @ForAll @IntRange(max = 60) int rows,
      @ForAll @IntRange(min = 1, max = 7) int splits) {
    fill(new Random(seed), groups, rows);
    String groupBy = columns(groups).collect(joining(", "));
    String counted = "v" + groups;

    rollup(
        "by_filter", groupBy, "count() as n, count_distinct(%s) as d".formatted(counted), splits);
    rollup("by_aggregate", groupBy, "count() as n", splits, "--pushdown=aggregate");

    assertThat(database.query("SELECT n, d FROM by_filter ORDER BY n, d"))
        .isEqualTo(
            database.query(
                "SELECT count(*) AS n, count(DISTINCT %s) AS d FROM samples GROUP BY %s ORDER BY n, d"
                    .formatted(counted, groupBy)));
    assertThat(texts("by_aggregate", groupBy)).isEqualTo(texts("by_filter", groupBy));
  }

  private static Stream<String> columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "v" + i);
  }

  private void fill(Random random, int groups, int rows) {
    List<SampleType> chosen =
        random.ints(groups + 1L, 0, types.size()).mapToObj(types::get).toList();
    database.execute("DROP TABLE IF EXISTS samples");
    database.execute(
        "CREATE TABLE samples (id integer PRIMARY KEY, %s)"
            .formatted(
                IntStream.rangeClosed(0, groups)
                    .mapToObj(
                        i ->
                            "v%d %s %s"
                                .formatted(i, chosen.get(i).sql(), nulls ? "NULL" : "NOT NULL"))
                    .collect(joining(", "))));
    for (int id = 0; id < rows; id++) {
      database.execute(
          "INSERT INTO samples VALUES (%d, %s)"
              .formatted(
                  id, chosen.stream().map(type -> value(type, random)).collect(joining(", "))));
    }
  }

  private String value(SampleType type, Random random) {
    int index = random.nextInt(type.values().size() + (nulls ? 1 : 0));
    return index < type.values().size() ? type.values().get(index) : "NULL";
  }

  private List<String> texts(String table, String groupBy) {
    return database.query("SELECT %s, n FROM %s".formatted(groupBy, table)).stream()
        .map(
            row ->
                row.stream()
                    .map(
                        value ->
                            value instanceof byte[] bytes
                                ? new String(bytes, StandardCharsets.ISO_8859_1)
                                : String.valueOf(value))
                    .collect(joining("|")))
        .sorted()
        .toList();
  }

  private void rollup(
      String into, String groupBy, String aggregate, int splits, String... options) {
    database.execute("DROP TABLE IF EXISTS " + into);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--from=" + database.url(),
                "--table=samples",
                "--groupBy=" + groupBy,
                "--aggregate=" + aggregate,
                "--splits=" + splits,
                "--to=" + database.url(),
                "--into=" + into,
                "--createTable"));
    arguments.addAll(List.of(options));
    assertThat(JobScreen.of(arguments.toArray(String[]::new)).err()).isEmpty();
  }
}
