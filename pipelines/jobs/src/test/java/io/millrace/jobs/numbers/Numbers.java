package io.millrace.jobs.numbers;

import io.millrace.jobs.Job;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Outcome;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the numbers below a limit. */
@Command(name = "numbers", description = "Counts the numbers below a limit.")
public final class Numbers implements Job {

  @Option(names = "--limit", defaultValue = "10", description = "How many. Default: 10.")
  private int limit = 10;

  @Option(names = "--failAt", description = "The number that the pipeline fails at.")
  private Integer failAt;

  @Option(names = "--pauseMillis", description = "How long each number takes.")
  private long pauseMillis;

  @Option(names = "--big", description = "Is a large job.")
  private boolean big;

  @Option(names = "--announce", description = "Says when the first number is counted.")
  private boolean announce;

  @Option(names = "--lost", description = "Fails before its pipeline.")
  private boolean lost;

  @Override
  public JobSize size() {
    return big ? JobSize.LARGE : JobSize.SMALL;
  }

  @Override
  public void run(JobRun run) throws Exception {
    if (limit == 13) {
      throw new WrongUseException("--limit=13: must be a lucky number; take 7");
    }
    if (lost) {
      throw new IOException("numbers are lost\n  on the way");
    }
    Outcome outcome = run.launch(new NumbersPipeline(limit, failAt, pauseMillis, announce));
    run.say("%d numbers, %d workers".formatted(outcome.counter("numbers"), run.workers()));
  }
}
