package io.millrace.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and records that the heap does not hold are flushed and spilled, and nothing is lost. */
class SmallHeapIT {

  private static final String HEAP = "-Xmx256m";

  @ParameterizedTest
  @CsvSource({
    "DirectRunner, uniqBy,  100000",
    "DirectRunner, uniq,    200000",
    "DirectRunner, groupBy, 100000",
    "DirectRunner, max,     100000",
    "DirectRunner, maxBy,   100000",
    "DirectRunner, collect, 100000",
    "DirectRunner, topN,    100000",
    "FlinkRunner,  uniqBy,  100000",
    "FlinkRunner,  groupBy, 100000",
    "FlinkRunner,  max,     100000"
  })
  void flow_recordsOfTwoKilobytes_finishes(String runner, String operation, String results)
      throws Exception {
    SmallHeap.Ended ended =
        SmallHeap.with(HEAP)
            .run(WideRecords.class.getName(), operation, "--runner=" + runner, "--parallelism=2");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out().strip()).isEqualTo(results);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void rollup_textKeysOfAThousandCharacters_finishes(String runner) throws Exception {
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, lpad(id::text, 992, 'key') AS k"
            + " FROM generate_series(1, 250000) AS id",
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE totals (k text PRIMARY KEY, n bigint, last text)");

    SmallHeap.Ended ended =
        SmallHeap.with(HEAP, "-Dmillrace.jvm=SMALL", "-XX:+UseSerialGC")
            .run(
                "io.millrace.jobs.Main",
                "rollup",
                "--from=" + database.url(),
                "--table=readings",
                "--groupBy=k",
                "--aggregate=count() as n, max(k) as last",
                "--to=" + database.url(),
                "--into=totals",
                "--runner=" + runner);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(
            database.query(
                "SELECT count(*), sum(n)::bigint, bool_and(k = last), count(DISTINCT k) FROM totals"))
        .containsExactly(List.of(250_000L, 250_000L, true, 250_000L));
  }
}
