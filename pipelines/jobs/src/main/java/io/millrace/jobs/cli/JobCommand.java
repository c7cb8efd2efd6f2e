package io.millrace.jobs.cli;

import io.millrace.jobs.Job;
import java.util.List;
import java.util.Set;

/**
 * A job to run.
 *
 * @param name what the command line calls it
 * @param job the job, filled with its options
 * @param common the options that every job has
 * @param pipelineArguments what neither of them took, {@code --name=value} each: options of Beam,
 *     of the runner, of the flow; not checked yet
 * @param optionNames the names, without dashes, of all options that the job and every job has
 */
public record JobCommand(
    String name,
    Job job,
    CommonOptions common,
    List<String> pipelineArguments,
    Set<String> optionNames)
    implements Command {

  /** Keeps its own copies. */
  public JobCommand {
    pipelineArguments = List.copyOf(pipelineArguments);
    optionNames = Set.copyOf(optionNames);
  }
}
