package io.millrace.jobs.rollup.groups;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The groups of a rollup are those of the source's GROUP BY, or are refused before it starts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GroupsContract {

  private final TestDatabase database;
  private final List<SampleType> types;
  private final boolean nulls;

  /** With NULLs too, if a table for the groups may have them. */
  GroupsContract(TestDatabase database, List<SampleType> types, boolean nulls) {
    this.database = database;
    this.types = types;
    this.nulls = nulls;
  }

  Stream<SampleType> groupedTypes() {
    return types.stream().filter(SampleType::grouped);
  }

  Stream<SampleType> refusedTypes() {
    return types.stream().filter(type -> !type.grouped());
  }

  @ParameterizedTest
  @MethodSource("groupedTypes")
  void groups_ofAType_areThoseOfGroupBy(SampleType type) {
    List<List<Object>> sql = fill(type);

    List<List<Object>> groups = rollup("filter", 3);

    assertThat(groups).extracting(row -> row.get(1)).containsExactlyElementsOf(column(sql, 0));
    assertThat(rollup("aggregate", 5)).isEqualTo(groups);
  }

  @ParameterizedTest
  @MethodSource("groupedTypes")
  void countDistinct_ofAType_isThatOfSql(SampleType type) {
    fill(type);

    JobScreen screen =
        run("--groupBy=one", "--aggregate=count_distinct(v) as n, approx_distinct(v) as about");

    assertThat(screen.err()).isEmpty();
    assertThat(database.query("SELECT n, about FROM by_v"))
        .isEqualTo(database.query("SELECT count(DISTINCT v), count(DISTINCT v) FROM samples"));
  }

  @ParameterizedTest
  @MethodSource("refusedTypes")
  void groups_ofATypeWhoseEqualityIsNotKnown_areRefused(SampleType type) {
    fill(type);

    JobScreen screen = run("--groupBy=v", "--aggregate=count() as n");

    assertThat(screen.code()).isEqualTo(2);
    assertThat(screen.err()).containsAnyOf("; write ", "; cast it", "select an expression");
  }

  /** Each value as often as its number; what GROUP BY counts, in order. */
  private List<List<Object>> fill(SampleType type) {
    List<String> values = new ArrayList<>(nulls ? List.of("NULL") : List.of());
    IntStream.range(0, type.values().size())
        .forEach(i -> IntStream.rangeClosed(0, i).forEach(j -> values.add(type.values().get(i))));
    database.execute(
        "DROP TABLE IF EXISTS samples",
        "CREATE TABLE samples (id integer PRIMARY KEY, one integer NOT NULL, v %s %s)"
            .formatted(type.sql(), nulls ? "NULL" : "NOT NULL"),
        "INSERT INTO samples VALUES "
            + IntStream.range(0, values.size())
                .mapToObj(i -> "(%d, 1, %s)".formatted(i, values.get(i)))
                .collect(joining(", ")));
    return type.grouped()
        ? database.query("SELECT count(*) AS n FROM samples GROUP BY v ORDER BY n")
        : List.of();
  }

  /** The groups, in the order of their sizes, then of their texts. */
  private List<List<Object>> rollup(String pushdown, int splits) {
    JobScreen screen =
        run(
            "--groupBy=v",
            "--aggregate=count() as n",
            "--splits=" + splits,
            "--pushdown=" + pushdown);
    assertThat(screen.err()).isEmpty();
    return database.query("SELECT v, n FROM by_v").stream()
        .map(row -> List.of(shown(row.get(0)), row.get(1)))
        .sorted(
            Comparator.<List<Object>, Long>comparing(row -> (Long) row.get(1))
                .thenComparing(row -> (String) row.get(0)))
        .toList();
  }

  private static Object shown(Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }

  private static List<Object> column(List<List<Object>> rows, int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  private JobScreen run(String... options) {
    database.execute("DROP TABLE IF EXISTS by_v");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--from=" + database.url(),
                "--table=samples",
                "--to=" + database.url(),
                "--into=by_v",
                "--createTable"));
    arguments.addAll(List.of(options));
    return JobScreen.of(arguments.toArray(String[]::new));
  }
}
