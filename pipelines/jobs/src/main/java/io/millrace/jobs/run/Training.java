package io.millrace.jobs.run;

import static io.millrace.flow.Reducers.count;

import io.millrace.flow.Flow;
import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.cli.Cli;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import picocli.CommandLine.Command;

/**
 * Runs a small job on each runner, so that the build can archive the classes that this loads (class
 * data sharing): every later start finds them parsed and linked.
 */
final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    for (String runner : List.of("DirectRunner", "FlinkRunner")) {
      run(List.of("words"), runner);
      run(rollup("jdbc:h2:mem:" + runner + ";DB_CLOSE_DELAY=-1"), runner);
    }
    System.exit(ExitCode.OK);
  }

  private static void run(List<String> job, String runner) {
    List<String> arguments = new ArrayList<>(job);
    arguments.addAll(List.of("--runner=" + runner, "--quiet"));
    List<Job> jobs = new ArrayList<>(List.of(new Words()));
    ServiceLoader.load(Job.class).forEach(jobs::add);
    JobCommand command = (JobCommand) Cli.parse(arguments, jobs);
    int code = JobRunner.run(command, System.out, System.err);
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  /** What most jobs do, in a database that needs no server. */
  private static List<String> rollup(String url) {
    return List.of(
        "rollup",
        "--from="
            + url
            + ";INIT=CREATE TABLE IF NOT EXISTS sales AS SELECT x AS id, x AS amount FROM"
            + " system_range(1, 100)",
        "--table=sales",
        "--where=amount > 1",
        "--groupBy=mod(id, 7) as day",
        "--aggregate=count() as sales, sum(amount) as amount, max(amount) as most",
        "--to=" + url,
        "--into=totals",
        "--createTable");
  }

  @Command(name = "words", description = "Counts words.")
  private static final class Words implements Job {

    @Override
    public JobSize size() {
      return JobSize.SMALL;
    }

    @Override
    public void run(JobRun run) throws Exception {
      run.say(run.launch(Words::build).toString());
    }

    private static void build(Pipeline pipeline) {
      Flow.of(pipeline.apply(Create.of("to", "be", "or", "not", "to", "be")))
          .partition()
          .reduce(count())
          .toPCollection();
    }
  }
}
