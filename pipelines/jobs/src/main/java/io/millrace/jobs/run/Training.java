package io.millrace.jobs.run;

import static io.millrace.flow.Reducers.count;

import io.millrace.flow.Flow;
import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.cli.Cli;
import io.millrace.jobs.cli.ExitCode;
import io.millrace.jobs.cli.JobCommand;
import java.util.List;
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
      JobCommand command =
          (JobCommand)
              Cli.parse(List.of("words", "--runner=" + runner, "--quiet"), List.of(new Words()));
      int code = JobRunner.run(command, System.out, System.err);
      if (code != ExitCode.OK) {
        System.exit(code);
      }
    }
    System.exit(ExitCode.OK);
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
