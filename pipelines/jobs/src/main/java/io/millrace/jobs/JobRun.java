package io.millrace.jobs;

import io.millrace.runner.Outcome;
import io.millrace.runner.PipelineBuilder;

/** What a {@link Job} runs with. */
public interface JobRun {

  /**
   * Builds a pipeline, runs it on the runner of {@code --runner} and waits for its end. With {@code
   * --explain} builds it and ends the run of the job there, successfully: nothing is ever run then.
   *
   * @throws JobLeftException if nobody waits for the end, as with {@code --detach}; a job lets it
   *     pass, and clears nothing up
   * @throws io.millrace.runner.JobFailedException if the pipeline fails when it runs; a job lets it
   *     pass
   * @throws Exception whatever the builder throws; nothing has run then
   */
  Outcome launch(PipelineBuilder builder) throws Exception;

  /** How many workers the runner has: {@code --parallelism}, or one a processor. */
  int workers();

  /** Whether the workers are in other processes, as those of a cluster are. */
  boolean leavesProcess();

  /**
   * Whether the user only asks what would be done, by {@code --explain}: the job says it and
   * returns.
   */
  boolean isExplain();

  /** Whether the user wants no output but errors. */
  boolean isQuiet();

  /** Prints a line to standard output, unless the run is quiet. */
  void say(String line);
}
