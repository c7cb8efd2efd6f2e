package io.millrace.jobs.rollup;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Secret;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Outcome;
import java.util.List;

/** One rollup, from checked options to the counts at its end. */
final class RollupRun {

  private final RollupOptions options;
  private final RollupQuery query;
  private final Database source;
  private final Database target;

  private RollupRun(RollupOptions options, RollupQuery query, Database source, Database target) {
    this.options = options;
    this.query = query;
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
    return new RollupRun(
        options,
        RollupQuery.parse(options.groupBy, options.aggregate),
        database("from", options.from, options.fromUser, options.fromPassword),
        database("to", options.to, options.toUser, options.toPassword));
  }

  /** Runs it, or explains it, and says how it went. */
  void run(JobRun run) throws Exception {
    RollupPlan plan = RollupPlan.of(options, query, source, run.workers());
    if (run.isExplain()) {
      run.say(new RollupExplanation(plan, flow(plan), options.createTable).text());
      return;
    }
    run.say(summary(launch(run, plan)) + ".");
  }

  /** Runs it without a word. */
  Outcome launch(JobRun run) throws Exception {
    return launch(run, RollupPlan.of(options, query, source, run.workers()));
  }

  private Outcome launch(JobRun run, RollupPlan plan) throws Exception {
    if (options.createTable) {
      plan.createTable(target, options.into, key());
    }
    return run.launch(flow(plan));
  }

  private RollupFlow flow(RollupPlan plan) {
    return new RollupFlow(plan, target, options.into, key());
  }

  private List<String> key() {
    return options.key.isEmpty() ? query.groupNames() : options.key;
  }

  private static Database database(String option, String url, String user, String password) {
    try {
      Database database = Database.at(url);
      if (user != null) {
        database = database.user(user(user));
      }
      return password == null ? database : database.password(Secret.parse(password));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("--%s: %s".formatted(option, e.getMessage()), e);
    }
  }

  /** A user's name as it is given, or looked up where {@code env:} or {@code file:} say. */
  static String user(String given) {
    boolean reference = given.startsWith("env:") || given.startsWith("file:");
    return reference ? Secret.parse(given).resolve() : given;
  }

  static String summary(Outcome outcome) {
    long read = outcome.counter("rowsRead");
    double seconds = outcome.elapsed().toMillis() / 1000.0;
    return "%,d rows read, %,d kept, %,d groups written in %.2f seconds (%,.0f rows a second)"
        .formatted(
            read,
            outcome.counter("rowsReduced"),
            outcome.counter("rowsWritten"),
            seconds,
            seconds == 0 ? 0 : read / seconds);
  }
}
