package io.millrace.jobs.copy;

import io.millrace.jdbc.JdbcWrite;
import io.millrace.jdbc.WriteMode;
import io.millrace.jobs.JobLeftException;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.databases.JobSource;
import io.millrace.jobs.databases.JobTarget;
import io.millrace.jobs.databases.PlanText;
import io.millrace.jobs.databases.Tally;
import io.millrace.runner.Outcome;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.values.Row;

/** One copy, from checked options to the counts at its end. */
final class CopyRun {

  private static final List<String> STAGES = List.of("read splits, write batches");

  private final CopyOptions options;
  private final CopyColumns columns;
  private final WriteMode mode;
  private final JobSource source;
  private final JobTarget target;

  private CopyRun(CopyOptions options, CopyColumns columns, WriteMode mode) {
    this.options = options;
    this.columns = columns;
    this.mode = mode;
    this.source = JobSource.of(options.source);
    this.target = JobTarget.of(options.target);
  }

  /**
   * Reads the options.
   *
   * @throws WrongUseException if one is missing or cannot be understood
   */
  static CopyRun of(CopyOptions options) {
    options.check();
    WriteMode mode = CopyMode.named(options.mode);
    CopyMode.check(
        mode, options.target.createTable, !options.key.isEmpty(), options.target.concurrent);
    CopyMode.checkRunId(mode, options.runId);
    return new CopyRun(options, CopyColumns.parse(options.columns), mode);
  }

  /** Runs it, or explains it, and says how it went. */
  void run(JobRun run) throws Exception {
    try (source) {
      runWithin(run);
    }
  }

  private void runWithin(JobRun run) throws Exception {
    if (options.columns != null) {
      source.checkQuotes("--columns", options.columns);
    }
    source.checkWorkers(run);
    target.checkWorkers(run);
    CopyPlan plan = CopyPlan.of(columns, source, target, run.workers());
    boolean create = target.isToBeCreated();
    List<String> key =
        create
            ? plan.keyToCreate(options.key, CopyMode.hasKey(mode), columns, source)
            : options.key;
    JdbcWrite<Row> write = write(CopyMode.hasKey(mode) ? key : List.of());
    if (run.isExplain()) {
      String statement = target.statement(write, plan.columns(), key);
      target.sayWeakness(run, write);
      run.say(PlanText.of(plan.readPlan(), STAGES, target, statement));
      return;
    }
    if (create) {
      target.create(plan.columns(), key);
    }
    if (isDone(run, write)) {
      return;
    }
    target.sayWeakness(run, write);
    Tally tally = Tally.of(launch(run, plan, write));
    run.say("%s, %s.".formatted(tally.read(), tally.written("rows")));
  }

  private JdbcWrite<Row> write(List<String> key) {
    JdbcWrite<Row> write = target.write(mode, key);
    return options.runId == null ? write : write.runId(options.runId);
  }

  /** Whether an earlier submission of the run has written its rows; says so. */
  private boolean isDone(JobRun run, JdbcWrite<Row> write) {
    OptionalLong rows = options.runId == null ? OptionalLong.empty() : target.publishedRows(write);
    rows.ifPresent(
        count ->
            run.say(
                "Run %s has written its %,d rows before; nothing is done."
                    .formatted(options.runId, count)));
    return rows.isPresent();
  }

  private Outcome launch(JobRun run, CopyPlan plan, JdbcWrite<Row> write) throws Exception {
    try {
      return run.launch(new CopyFlow(plan.read(), target, write));
    } catch (JobLeftException e) {
      throw e;
    } catch (Exception e) {
      target.clearUp(write, e);
      throw e;
    }
  }
}
