package io.millrace.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keys and records that the heap does not hold are flushed and spilled, and nothing is lost; where
 * that is forbidden the job ends. {@code scripts/bench memory} has more of them.
 */
class SmallHeapIT {

  private static final String[] AS_A_SMALL_JOB = {
    "-Dmillrace.jvm=SMALL", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
  };

  @ParameterizedTest
  @CsvSource({
    "DirectRunner, max",
    "DirectRunner, collect",
    "FlinkRunner,  uniqBy",
    "FlinkRunner,  groupBy"
  })
  void flow_recordsOfTwoKilobytes_finishes(String runner, String operation) throws Exception {
    SmallHeap.Ended ended =
        SmallHeap.of(256)
            .run(WideRecords.class.getName(), operation, "--runner=" + runner, "--parallelism=2");

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualToIgnoringNewLines("100000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void rollup_textKeysOfAThousandCharacters_finishes(String runner) throws Exception {
    TestDatabase database = wideKeys(150_000);

    SmallHeap.Ended ended =
        SmallHeap.of(256, AS_A_SMALL_JOB).run("io.millrace.jobs.Main", rollup(database, runner));

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(
            database.query(
                "SELECT count(*), sum(n)::bigint, bool_and(k = last), count(DISTINCT k) FROM"
                    + " totals"))
        .containsExactly(List.of(150_000L, 150_000L, true, 150_000L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DirectRunner", "FlinkRunner"})
  void rollup_tablesMayTakeMoreThanTheHeap_endsInOneLine(String runner) throws Exception {
    TestDatabase database = wideKeys(80_000);

    SmallHeap.Ended ended =
        SmallHeap.of(96, AS_A_SMALL_JOB)
            .run("io.millrace.jobs.Main", rollup(database, runner, "--tableMemory=2000"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEqualTo(SmallHeap.lineOfFull(96));
  }

  private static TestDatabase wideKeys(int rows) {
    TestDatabase database = TestDatabase.postgres();
    database.execute(
        "CREATE TABLE readings AS SELECT id, lpad(id::text, 992, 'key') AS k"
            + " FROM generate_series(1, %d) AS id".formatted(rows),
        "ALTER TABLE readings ADD PRIMARY KEY (id)",
        "CREATE TABLE totals (k text PRIMARY KEY, n bigint, last text)");
    return database;
  }

  private static String[] rollup(TestDatabase database, String runner, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "rollup",
                "--quiet",
                "--from=" + database.url(),
                "--table=readings",
                "--groupBy=k",
                "--aggregate=count() as n, max(k) as last",
                "--to=" + database.url(),
                "--into=totals",
                "--runner=" + runner));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }
}
