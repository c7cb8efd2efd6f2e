package io.millrace.jobs.control;

import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Numbers without end, ten in 100 milliseconds, each a line of a file. */
@Command(name = "ticks", description = "Writes numbers to a file, without end.")
public final class Ticks implements Job {

  @Option(names = "--file", required = true, description = "The file.")
  private String file;

  @Override
  public JobSize size() {
    return JobSize.SMALL;
  }

  @Override
  public void run(JobRun run) throws Exception {
    run.launch(new TicksPipeline(file));
    run.say("ticks have ended");
  }
}
