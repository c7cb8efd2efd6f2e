package io.millrace.jobs.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/** Two databases, and jobs from one to the other. */
record Databases(TestDatabase source, TestDatabase target) {

  /** Runs a job that must end well. */
  JobScreen done(String job, String table, String into, String... options) {
    JobScreen screen = run(job, table, into, options);
    assertThat(screen.err()).isEmpty();
    assertThat(screen.code()).isZero();
    return screen;
  }

  /** Runs a job, however it ends. */
  JobScreen run(String job, String table, String into, String... options) {
    return JobScreen.of(
        Stream.concat(
                Stream.of(
                    job,
                    "--from=" + source.url(),
                    "--table=" + table,
                    "--to=" + target.url(),
                    "--into=" + into),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /** A row of the target, as text. */
  List<String> inTarget(String sql) {
    return target.query(sql).stream()
        .map(row -> row.stream().map(String::valueOf).toList())
        .map(row -> String.join("|", row))
        .toList();
  }
}
