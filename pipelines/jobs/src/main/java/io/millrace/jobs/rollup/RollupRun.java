package io.millrace.jobs.rollup;

import io.millrace.jdbc.JdbcWrite;
import io.millrace.jdbc.WriteMode;
import io.millrace.jobs.JobLeftException;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.databases.JobSource;
import io.millrace.jobs.databases.JobTarget;
import io.millrace.jobs.databases.Tally;
import io.millrace.runner.Outcome;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.values.Row;

/** One rollup, from checked options to the counts at its end. */
final class RollupRun {

  private final RollupOptions options;
  private final RollupQuery query;
  private final Pushdown pushdown;
  private final JobSource source;
  private final JobTarget target;

  private RollupRun(RollupOptions options, RollupQuery query, JobSource source, JobTarget target) {
    this.options = options;
    this.query = query;
    this.pushdown = Pushdown.parse(options.pushdown);
    this.source = source;
    this.target = target;
  }

  /**
   * Reads the options.
   *
   * @throws WrongUseException if one is missing or cannot be understood
   */
  static RollupRun of(RollupOptions options) {
    options.check();
    RollupQuery query = RollupQuery.parse(options.groupBy, options.aggregate);
    query.checkKey(options.key);
    return new RollupRun(
        options, query, JobSource.of(options.source), JobTarget.of(options.target));
  }

  /** Runs it, or explains it, and says how it went. */
  void run(JobRun run) throws Exception {
    try (source) {
      RollupPlan plan = plan(run);
      if (run.isExplain()) {
        RollupFlow flow = flow(plan);
        target.sayWeakness(run, flow.write());
        run.say(new RollupExplanation(plan, flow).text());
        return;
      }
      run.say(summary(launch(run, plan)) + ".");
    }
  }

  /** Runs it without a word. */
  Outcome launch(JobRun run) throws Exception {
    try (source) {
      return launch(run, plan(run));
    }
  }

  private RollupPlan plan(JobRun run) {
    source.checkQuotes("--groupBy", options.groupBy);
    source.checkQuotes("--aggregate", options.aggregate);
    source.checkWorkers(run);
    target.checkWorkers(run);
    return new RollupPlanner(query, source, run.workers())
        .plan(pushdown, Optional.ofNullable(options.having));
  }

  private Outcome launch(JobRun run, RollupPlan plan) throws Exception {
    target.create(plan.columns(), key());
    JdbcWrite<Row> write = write();
    try {
      write = target.distinct(write, plan.columns());
      target.sayWeakness(run, write);
      return run.launch(new RollupFlow(plan, target, write, key()));
    } catch (JobLeftException e) {
      throw e;
    } catch (Exception e) {
      target.clearUp(write, e);
      throw e;
    }
  }

  private RollupFlow flow(RollupPlan plan) {
    return new RollupFlow(plan, target, write(), key());
  }

  private JdbcWrite<Row> write() {
    return target.write(WriteMode.UPSERT, key());
  }

  private List<String> key() {
    return options.key.isEmpty() ? query.groupNames() : options.key;
  }

  static String summary(Outcome outcome) {
    Tally tally = Tally.of(outcome);
    return "%s, %,d kept, %s"
        .formatted(tally.read(), outcome.counter("rowsReduced"), tally.written("groups"));
  }
}
