package io.millrace.benchmarks.chaos;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import io.millrace.benchmarks.report.Machine;
import io.millrace.benchmarks.report.ResultsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The runs of several series, {@code chaos.csv}, and a page on all of them, {@code chaos.md}.
 *
 * @param folder where both are
 */
record ChaosRecord(Path folder) {

  /** Adds a run that has ended as it must. */
  void add(ChaosRun run) throws IOException {
    Files.createDirectories(folder);
    if (!Files.exists(csv())) {
      Files.write(csv(), List.of(ChaosRun.CSV_HEADER));
    }
    Files.write(csv(), List.of(run.csv()), CREATE, APPEND);
  }

  /** All that were added, by earlier series too. */
  ChaosOutcome all() throws IOException {
    return new ChaosOutcome(
        Files.readAllLines(csv()).stream().skip(1).map(ChaosRun::parse).toList());
  }

  /**
   * Writes the page anew.
   *
   * @param rows how many the source has
   */
  void writePage(long rows) throws IOException {
    ChaosOutcome all = all();
    ResultsPage.write(
        folder.resolve("chaos.md"),
        """
        # Killed while it works

        By `scripts/chaos --rows=%1$d --out=docs/benchmarks` in several calls, the last on %2$s: %3$s. JobManager, %4$d TaskManagers
        of 2 slots, PostgreSQL and the command line are processes of this machine.

        A run is a job of %1$,d rows from PostgreSQL to PostgreSQL, which something happens to at a moment that is drawn, or when
        the job has come to a phase (`--phase`). A TaskManager or the JobManager is killed by `kill -9`, and another is started;
        after the JobManager the same command is given again at once, while tasks of the lost job are still at work.
        Connections are ended by the server, up to four times in a row. The rollup makes a group of every %7$d rows.

        In the end the target must hold what SQL says, to the last digit and each row once, beside it no table but `millrace_runs`, no
        connection may be left, and the job must have ended by itself. A run that ends otherwise ends its series, to be looked into, and
        is not in this list. **All %5$d runs below ended as they must; %8$d of them were hit while they were at work.** What each was is
        in [chaos.csv](chaos.csv); `scripts/chaos --runs=1 --rows=%1$d --job=JOB --seed=SEED` does one again, where the machine is as busy.

        Phases: *start*, nobody had read yet; *read*, a reader's transaction was open; *shuffle*, nobody read any more and nothing was
        written; *merge*, something was written and nobody was writing just then; *write*, a writer's transaction was open; *after*, the
        work was done when the blow came, which so says nothing.

        %6$s"""
            .formatted(
                rows,
                LocalDate.now(ZoneOffset.UTC),
                Machine.describe(),
                Rig.TASK_MANAGERS,
                all.runs().size(),
                all.table().forMarkdown(),
                ChaosTables.ROWS_OF_A_GROUP,
                all.runs().stream().filter(ChaosRun::wasAtWork).count()));
  }

  private Path csv() {
    return folder.resolve("chaos.csv");
  }
}
